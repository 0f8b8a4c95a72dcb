package loopbook.kernel.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Which classes are in which package of the class path. The compiler's own file manager walks through every jar to learn
 * that, which takes longer than the rest of a kernel's start; here each jar's directory is read once, or a file that an
 * earlier process has left is. Safe for several threads.
 */
final class ClassIndex implements AutoCloseable {
    private final List<Container> containers = new CopyOnWriteArrayList<>();
    private final Optional<JdkImage> jdk;

    /** @param kept where the directories of the jars are kept from process to process; null to read the jars */
    ClassIndex(List<Path> entries, @Nullable Path kept) {
        if (kept == null) {
            containers.addAll(containers(entries, Map.of()));
            jdk = Optional.empty();
            return;
        }
        Map<Path, JarClasses> known = JarClasses.read(kept);
        containers.addAll(containers(entries, known));
        Optional<JarClasses> image = JarClasses.of(JdkImage.file(), known, JdkImage::directory);
        jdk = image.map(JdkImage::new);
        List<JarClasses> all = Stream.concat(image.stream(), jars()).toList();
        if (!known.values().containsAll(all)) {
            JarClasses.write(kept, all);
        }
    }

    private Stream<JarClasses> jars() {
        return containers.stream().filter(Jar.class::isInstance).map(container -> ((Jar) container).classes());
    }

    /** The classes of a package of the JDK; empty where they are not known, and the JDK is to be asked. */
    List<JavaFileObject> list(String module, String packageName) {
        return jdk.map(image -> image.list(module, packageName)).orElse(List.of());
    }

    /** Closes the jars that were read; one that is read again is opened again. */
    @Override
    public void close() throws IOException {
        for (Container container : containers) {
            if (container instanceof Jar jar) {
                jar.close();
            }
        }
    }

    /** Adds what another one knows behind what this one does. */
    void add(ClassIndex more) {
        containers.addAll(more.containers);
    }

    private static List<Container> containers(List<Path> entries, Map<Path, JarClasses> known) {
        List<Container> found = new ArrayList<>();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                found.add(new Folder(entry));
            } else {
                JarClasses.of(entry, known).ifPresent(classes -> found.add(new Jar(classes)));
            }
        }
        return found;
    }

    /** The classes of a package; of those of one name the first. */
    List<JavaFileObject> list(String packageName) {
        List<JavaFileObject> files = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Container container : containers) {
            for (String name : container.classes(packageName)) {
                if (seen.add(name)) {
                    files.add(container.file(packageName.isEmpty() ? name : packageName + "." + name));
                }
            }
        }
        return files;
    }

    /** The binary names of the JDK's classes in the packages that code may name. */
    Stream<String> namesOfJdk() {
        return jdk.or(JdkImage::read).stream().flatMap(JdkImage::exported);
    }

    /** The binary names of all classes. */
    Stream<String> names() {
        return containers.stream().flatMap(Container::names);
    }

    /** What holds classes. */
    private sealed interface Container {
        /** The names of the classes of a package, without it. */
        Collection<String> classes(String packageName);

        Stream<String> names();

        JavaFileObject file(String name);
    }

    private static final class Jar implements Container {
        private final JarClasses classes;
        private final URI uri;
        private @Nullable JarFile open;

        Jar(JarClasses classes) {
            this.classes = classes;
            uri = classes.file().toUri();
        }

        JarClasses classes() {
            return classes;
        }

        @Override
        public Collection<String> classes(String packageName) {
            return classes.in(packageName);
        }

        @Override
        public Stream<String> names() {
            return classes.names();
        }

        @Override
        public JavaFileObject file(String name) {
            return new ClassFile(name, uri) {
                @Override
                public InputStream openInputStream() throws IOException {
                    JarFile jar = open();
                    return jar.getInputStream(jar.getJarEntry(name.replace('.', '/') + ".class"));
                }
            };
        }

        synchronized void close() throws IOException {
            if (open != null) {
                open.close();
                open = null;
            }
        }

        /** Stays open as the jars of a class loader do: classes are read one by one, for as long as there are cells. */
        private synchronized JarFile open() throws IOException {
            JarFile jar = open;
            if (jar == null) {
                jar = new JarFile(classes.file().toFile(), false, ZipFile.OPEN_READ, Runtime.version());
                open = jar;
            }
            return jar;
        }
    }

    /** Looked into each time: whoever compiles into it may go on. */
    private record Folder(Path root) implements Container {
        private static final String END = ".class";

        @Override
        public Collection<String> classes(String packageName) {
            Path folder = root.resolve(packageName.replace('.', '/'));
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(END))
                        .map(name -> name.substring(0, name.length() - END.length()))
                        .toList();
            } catch (IOException gone) {
                JarClasses.unreadable(folder, gone);
                return List.of();
            }
        }

        @Override
        public Stream<String> names() {
            try (Stream<Path> files = Files.walk(root)) {
                List<String> names = files.filter(file -> file.toString().endsWith(END))
                        .map(file -> root.relativize(file).toString())
                        .map(name -> name.substring(0, name.length() - END.length()))
                        .map(name -> name.replace('/', '.').replace('\\', '.'))
                        .toList();
                return names.stream();
            } catch (IOException gone) {
                JarClasses.unreadable(root, gone);
                return Stream.empty();
            }
        }

        @Override
        public JavaFileObject file(String name) {
            Path file = root.resolve(name.replace('.', '/') + END);
            return new ClassFile(name, file.toUri()) {
                @Override
                public InputStream openInputStream() throws IOException {
                    return Files.newInputStream(file);
                }
            };
        }
    }
}
