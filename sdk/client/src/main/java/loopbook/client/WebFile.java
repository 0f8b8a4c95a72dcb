package loopbook.client;

import java.net.URI;
import java.nio.file.Path;
import loopbook.http.Call;
import org.jspecify.annotations.Nullable;

/** A file of the web, for as long as it is needed here: {@code GET} of its address, without our token. */
final class WebFile {
    private final Dataloop dl;
    private final URI address;
    private @Nullable Path folder;

    WebFile(Dataloop dl, URI address) {
        this.dl = dl;
        this.address = address;
    }

    /** The last part of its path. */
    static String name(URI address) {
        String path = String.valueOf(address.getPath());
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            throw new IllegalArgumentException(address + " ends in no name; give one: o -> o.remoteName(\"a.jpg\")");
        }
        return name;
    }

    static Call call(URI address) {
        return Call.at(address).noAuth();
    }

    /** Gets it. */
    Path fetch() {
        Path made = TemporaryFile.make();
        folder = made;
        Path file = made.resolve("file");
        dl.transport().download(call(address), file, -1, bytes -> {});
        return file;
    }

    /** Forgets it again. */
    void delete() {
        Path made = folder;
        if (made != null) {
            TemporaryFile.delete(made);
        }
    }
}
