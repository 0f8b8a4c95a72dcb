package loopbook.kernel.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The Java source of a type on the class path: from {@code META-INF/sources} of a jar, where Loopbook's own lies, or from the
 * {@code name-sources.jar} beside {@code name.jar}, as Maven and its repositories have it.
 */
final class SourceTexts {
    private final ClassLoader loader;
    private final List<Path> classPath;

    SourceTexts(ClassLoader loader, List<Path> classPath) {
        this.loader = loader;
        this.classPath = classPath;
    }

    /** The source of a type of the outermost kind, by its qualified name. */
    Optional<String> of(String type) {
        String file = type.replace('.', '/') + ".java";
        try (InputStream own = loader.getResourceAsStream("META-INF/sources/" + file)) {
            return own == null ? beside(file) : Optional.of(text(own));
        } catch (IOException unreadable) {
            System.getLogger(SourceTexts.class.getName())
                    .log(System.Logger.Level.DEBUG, "The source of " + type + " cannot be read", unreadable);
            return Optional.empty();
        }
    }

    private Optional<String> beside(String file) throws IOException {
        for (Path entry : classPath) {
            String name = String.valueOf(entry.getFileName());
            Path sources = entry.resolveSibling(name.replaceFirst("\\.jar$", "-sources.jar"));
            if (name.endsWith(".jar") && Files.isRegularFile(sources)) {
                try (ZipFile jar = new ZipFile(sources.toFile())) {
                    ZipEntry found = jar.getEntry(file);
                    if (found != null) {
                        return Optional.of(text(jar.getInputStream(found)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
