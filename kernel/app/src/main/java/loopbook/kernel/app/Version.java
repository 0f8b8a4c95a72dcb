package loopbook.kernel.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The version of this build: the build writes it into a resource, so that classes in a folder have it as a jar has. */
final class Version {
    static final String TEXT = read();

    private Version() {}

    private static String read() {
        try (InputStream in = Objects.requireNonNull(
                Version.class.getResourceAsStream("version.txt"), "version.txt is missing from this build")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The version of this build cannot be read", e);
        }
    }
}
