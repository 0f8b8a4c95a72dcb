package loopbook.client;

import java.net.URI;
import java.nio.file.Path;

/** A platform on this machine, found by {@link java.util.ServiceLoader}; see {@link Dataloop}. */
public interface Platform {
    /** Starts the platform that keeps its data in this folder, or joins the one that runs in this process already. */
    Address open(Path folder);

    /** The folder with the sample pictures, and their annotations below {@code annotations}. */
    Path samples();

    /**
     * Where a local platform is.
     *
     * @param url the address that calls go below
     * @param token a token of its default user
     * @param folder where it keeps its data
     */
    record Address(URI url, String token, Path folder) {
        /** Where it is; never the token. */
        @Override
        public String toString() {
            return url + " in " + folder;
        }
    }
}
