package loopbook.kernel.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The convention {@code jvm-repr}, by which libraries tell kernels of the JVM how their values look. No class of it is known here:
 * when a session's class path gets it, a line of Java in that session puts its registry before ours.
 */
final class JvmRepr {
    static final String CODE = "loopbook.kernel.display.Display.renderers().ask(jupyter.Displayers::display);";

    private static final String REGISTRY = "jupyter/Displayers.class";

    private JvmRepr() {}

    static boolean isIn(List<Path> entries) {
        return entries.stream().anyMatch(JvmRepr::isIn);
    }

    private static boolean isIn(Path entry) {
        if (Files.isDirectory(entry)) {
            return Files.exists(entry.resolve(REGISTRY));
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            return jar.getEntry(REGISTRY) != null;
        } catch (IOException noJar) {
            return false; // whoever added it has said so
        }
    }
}
