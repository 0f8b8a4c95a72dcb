package loopbook.client;

import java.nio.file.Path;
import loopbook.local.LocalPlatform;

/** Lets the client's tests find the real local platform, as the artifact {@code loopbook} does for users. */
public final class LocalProvider implements Platform {
    @Override
    public Address open(Path folder) {
        LocalPlatform platform = LocalPlatform.open(folder);
        return new Address(platform.url(), platform.token(), folder);
    }

    @Override
    public Path samples() {
        return Path.of("../../notebooks/samples").toAbsolutePath().normalize();
    }
}
