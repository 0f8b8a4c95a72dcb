package loopbook.kernel.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The names of all public-looking types of the JDK and the class path, for completion; read in the background. */
final class TypeIndex {
    /** {@code simple name, blank, qualified name}: sorted by the simple name. */
    private final NavigableSet<String> types = new ConcurrentSkipListSet<>();

    /** Begins to read, and returns at once. */
    void readInBackground(List<Path> classPath) {
        EngineThreads.daemon("engine types", () -> {
                    readJdk();
                    classPath.forEach(this::read);
                })
                .start();
    }

    /** Qualified names of types whose simple name begins so; the JDK's own first. */
    Stream<String> startingWith(String begun) {
        return types.subSet(begun, begun + Character.MAX_VALUE).stream()
                .map(entry -> entry.substring(entry.indexOf(' ') + 1))
                .sorted((a, b) -> Boolean.compare(!a.startsWith("java."), !b.startsWith("java.")));
    }

    /** Qualified names of the types with this simple name. */
    Stream<String> named(String simple) {
        return types.subSet(simple + " ", simple + "!").stream().map(entry -> entry.substring(entry.indexOf(' ') + 1));
    }

    private void readJdk() {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        for (Module module : ModuleLayer.boot().modules()) {
            for (String name : module.getPackages()) {
                if (module.isExported(name) && (name.startsWith("java.") || name.startsWith("javax."))) {
                    readPackage(modules.resolve(module.getName()), name);
                }
            }
        }
    }

    private void readPackage(Path module, String name) {
        try (Stream<Path> files = Files.list(module.resolve(name.replace('.', '/')))) {
            files.forEach(file -> note(name + "." + file.getFileName()));
        } catch (IOException e) {
            unreadable(module, e);
        }
    }

    /** A jar, or a folder of classes. */
    void read(Path entry) {
        try {
            if (Files.isDirectory(entry)) {
                try (Stream<Path> files = Files.walk(entry)) {
                    files.forEach(file -> note(
                            entry.relativize(file).toString().replace('/', '.').replace('\\', '.')));
                }
            } else if (Files.isRegularFile(entry)) {
                try (ZipFile jar = new ZipFile(entry.toFile())) {
                    jar.stream().map(ZipEntry::getName).forEach(name -> note(name.replace('/', '.')));
                }
            }
        } catch (IOException e) {
            unreadable(entry, e);
        }
    }

    private static void unreadable(Path what, IOException why) {
        System.getLogger(TypeIndex.class.getName())
                .log(System.Logger.Level.DEBUG, "The types of " + what + " are not completed", why);
    }

    private void note(String file) {
        if (!file.endsWith(".class") || file.indexOf('$') >= 0 || file.startsWith("META-INF")) {
            return;
        }
        String type = file.substring(0, file.length() - ".class".length());
        int dot = type.lastIndexOf('.');
        if (dot > 0 && Character.isUpperCase(type.charAt(dot + 1))) {
            types.add(type.substring(dot + 1) + " " + type);
        }
    }
}
