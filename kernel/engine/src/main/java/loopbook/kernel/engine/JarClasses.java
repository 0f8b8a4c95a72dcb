package loopbook.kernel.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The classes in a jar.
 *
 * @param file     the jar
 * @param size     its bytes when it was read
 * @param changed  when it had been changed last, in milliseconds
 * @param packages by package the names of its classes without it, blanks between
 */
record JarClasses(Path file, long size, long changed, Map<String, String> packages) {
    private static final String END = ".class";

    /** Of this jar: what is known if the jar is still the same, else read; empty for what is no jar. */
    static Optional<JarClasses> of(Path file, Map<Path, JarClasses> known) {
        return of(file, known, JarClasses::directory);
    }

    /** Reads what classes there are, by package the names without it, blanks between. */
    @FunctionalInterface
    interface Directory {
        Map<String, String> read(Path file) throws IOException;
    }

    /** The same of an archive of another kind. */
    static Optional<JarClasses> of(Path file, Map<Path, JarClasses> known, Directory directory) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            long changed = now.lastModifiedTime().toMillis();
            JarClasses before = known.get(file);
            if (before != null && before.size == now.size() && before.changed == changed) {
                return Optional.of(before);
            }
            return Optional.of(new JarClasses(file, now.size(), changed, directory.read(file)));
        } catch (IOException e) {
            unreadable(file, e);
            return Optional.empty();
        }
    }

    private static Map<String, String> directory(Path jar) throws IOException {
        Map<String, StringBuilder> packages = new HashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(END) && !name.startsWith("META-INF/"))
                    .forEach(name -> {
                        int slash = name.lastIndexOf('/');
                        packages.computeIfAbsent(
                                        name.substring(0, Math.max(slash, 0)).replace('/', '.'),
                                        p -> new StringBuilder())
                                .append(name, slash + 1, name.length() - END.length())
                                .append(' ');
                    });
        }
        Map<String, String> names = new HashMap<>();
        packages.forEach((name, classes) -> names.put(name, classes.toString().stripTrailing()));
        return names;
    }

    Collection<String> in(String packageName) {
        String names = packages.get(packageName);
        return names == null || names.isEmpty() ? List.of() : List.of(names.split(" "));
    }

    /** Binary names. */
    Stream<String> names() {
        return packages.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getValue().split(" "))
                        .map(name -> entry.getKey().isEmpty() ? name : entry.getKey() + "." + name));
    }

    /** What {@link #write} has left; nothing if it cannot be read. */
    static Map<Path, JarClasses> read(Path kept) {
        Map<Path, JarClasses> jars = new HashMap<>();
        try {
            if (Files.exists(kept)) {
                String text = Files.readString(kept);
                int at = text.indexOf("\n\n") + 2;
                JarClasses jar = null;
                for (String line : text.substring(0, at - 2).split("\n")) {
                    String[] words = line.split("\t");
                    if (words.length == 3) {
                        Path file = Path.of(words[0]);
                        jar = new JarClasses(
                                file, Long.parseLong(words[1]), Long.parseLong(words[2]), new LinkedHashMap<>());
                        jars.put(file, jar);
                    } else if (jar != null) {
                        int end = at + Integer.parseInt(words[1]);
                        jar.packages.put(words[0], text.substring(at, end));
                        at = end;
                    }
                }
            }
            return jars;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            unreadable(kept, damaged);
            return Map.of();
        }
    }

    /**
     * Leaves them for the next process: a line for each jar and for each of its packages with the length of its names, an
     * empty line, all names. So only the few lines have to be searched through, not the many names.
     */
    static void write(Path kept, List<JarClasses> jars) {
        StringBuilder lines = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (JarClasses jar : jars) {
            lines.append(jar.file).append('\t').append(jar.size).append('\t').append(jar.changed);
            lines.append('\n');
            jar.packages.forEach((name, classes) -> {
                lines.append(name).append('\t').append(classes.length()).append('\n');
                names.append(classes);
            });
        }
        try {
            // For all users of an installed kernel, which a temporary file would not be.
            Path fresh = kept.resolveSibling(
                    kept.getFileName() + "." + ProcessHandle.current().pid());
            Files.writeString(fresh, lines.append('\n').append(names));
            Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException readOnly) {
            System.getLogger(JarClasses.class.getName())
                    .log(System.Logger.Level.DEBUG, "The next start has to read the jars again", readOnly);
        }
    }

    static void unreadable(Path what, Exception why) {
        System.getLogger(JarClasses.class.getName())
                .log(System.Logger.Level.DEBUG, "The classes of " + what + " are not known", why);
    }
}
