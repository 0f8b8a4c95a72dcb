package loopbook.kernel.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** The packages of the JDK that people write in: {@code java} and {@code javax}, by module and package. */
final class JdkImage {
    private static final String END = ".class";

    private final JarClasses classes;

    JdkImage(JarClasses classes) {
        this.classes = classes;
    }

    /** The file that changes whenever the JDK does. */
    static Path file() {
        return Path.of(System.getProperty("java.home"), "lib", "modules");
    }

    /** Of the JDK that runs; empty if it cannot be read. */
    static Optional<JdkImage> read() {
        return JarClasses.of(file(), Map.of(), JdkImage::directory).map(JdkImage::new);
    }

    /** Reads all of it: {@code java.base/java.util} to {@code ArrayDeque ArrayList …}. */
    static Map<String, String> directory(Path image) throws IOException {
        Map<String, String> packages = new HashMap<>();
        for (Module module : ModuleLayer.boot().modules()) {
            for (String name : module.getPackages()) {
                if (name.startsWith("java.") || name.startsWith("javax.")) {
                    try (Stream<Path> files = Files.list(path(module.getName(), name))) {
                        packages.put(
                                module.getName() + "/" + name,
                                files.map(file -> String.valueOf(file.getFileName()))
                                        .filter(file -> file.endsWith(END))
                                        .map(file -> file.substring(0, file.length() - END.length()))
                                        .collect(Collectors.joining(" ")));
                    }
                }
            }
        }
        return packages;
    }

    /** The binary names of the classes in packages that are exported. */
    Stream<String> exported() {
        return classes.packages().keySet().stream().filter(JdkImage::isExported).flatMap(key -> classes.in(key).stream()
                .map(name -> packageOf(key) + "." + name));
    }

    private static String packageOf(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private static boolean isExported(String key) {
        return ModuleLayer.boot()
                .findModule(key.substring(0, key.indexOf('/')))
                .filter(module -> module.isExported(packageOf(key)))
                .isPresent();
    }

    private static Path path(String module, String packageName) {
        return FileSystems.getFileSystem(URI.create("jrt:/"))
                .getPath("/modules", module, packageName.replace('.', '/'));
    }

    /** The classes of a package of a module; empty where that is not one of those which are known. */
    List<JavaFileObject> list(String module, String packageName) {
        Collection<String> names = classes.in(module + "/" + packageName);
        URI image = classes.file().toUri();
        return names.stream()
                .<JavaFileObject>map(name -> new ClassFile(packageName + "." + name, image) {
                    @Override
                    public InputStream openInputStream() throws IOException {
                        return Files.newInputStream(path(module, packageName).resolve(name + END));
                    }
                })
                .toList();
    }
}
