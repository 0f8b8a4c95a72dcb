package loopbook.kernel.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file {@code kernel.json}, and what a person has changed in it: environment, names, the command, flags of Java. An installation keeps that.
 * What was written last is remembered in a file beside it, so that a change is told from what an older version wrote.
 */
final class KernelJson {
    static final String FILE = "kernel.json";

    private static final String WRITTEN = "kernel-as-written.json";
    private static final int NEWEST = 99;

    private final Path folder;

    KernelJson(Path folder) {
        this.folder = folder;
    }

    /** What is to be written now: what this version wants, with the changes made to what is there. */
    ObjectNode merged(ObjectNode fresh) throws IOException {
        Optional<ObjectNode> edited = read(FILE);
        if (edited.isEmpty()) {
            return fresh;
        }
        ObjectNode written = read(WRITTEN).orElseGet(() -> byDefault(fresh, edited.get()));
        List<String> kept = new ArrayList<>();
        ObjectNode merged = merged(fresh, edited.get(), written, kept);
        if (!kept.isEmpty()) {
            System.out.println("Kept your changes in " + FILE + ": " + String.join(", ", kept));
        }
        return merged;
    }

    /** Remembers what this version wants. */
    void remember(ObjectNode fresh) throws IOException {
        Files.writeString(folder.resolve(WRITTEN), fresh.toPrettyString() + "\n");
    }

    private Optional<ObjectNode> read(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of((ObjectNode) JsonMapper.shared().readTree(Files.readString(file)));
        } catch (JacksonException | ClassCastException | java.nio.charset.CharacterCodingException broken) {
            Path kept = folder.resolve(name + ".broken");
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
            System.out.println(file + " was no JSON object; it is now " + kept + ", and a new one is made");
            return Optional.empty();
        }
    }

    /** What a version wrote that did not remember it: its Java, the flags of every JDK, and else what we write now. */
    private static ObjectNode byDefault(ObjectNode fresh, ObjectNode edited) {
        ObjectNode written = fresh.deepCopy();
        Flags.of(NEWEST).forEach(written.withArray("argv")::add);
        words(edited).stream().findFirst().ifPresent(java -> written.withArray("argv")
                .set(0, java));
        return written;
    }

    private static ObjectNode merged(ObjectNode fresh, ObjectNode edited, ObjectNode written, List<String> kept) {
        ObjectNode merged = fresh.deepCopy();
        edited.forEachEntry((key, value) -> {
            if (!key.equals("argv") && !value.equals(written.path(key))) {
                merged.set(key, value);
                kept.add(key);
            }
        });
        List<String> added = without(flags(edited), flags(written));
        List<String> removed = without(flags(written), flags(edited));
        List<String> words = words(fresh);
        int end = words.indexOf(KernelMain.class.getName()) - 1;
        List<String> argv = new ArrayList<>(command(fresh, edited, written));
        if (!argv.equals(command(fresh))) {
            kept.add(String.join(" ", argv));
        }
        argv.addAll(without(words.subList(1, end), removed));
        argv.addAll(added);
        argv.addAll(words.subList(end, words.size()));
        merged.putArray("argv");
        argv.forEach(merged.withArray("argv")::add);
        Stream.of(added.stream(), without(removed, added).stream().map(flag -> "without " + flag))
                .flatMap(flag -> flag)
                .filter(flag -> !flag.startsWith("without ") || words.contains(flag.substring("without ".length())))
                .forEach(kept::add);
        return merged;
    }

    /** What is started now: by a program that a person has put before Java, or with another Java, if that was changed. */
    private static List<String> command(ObjectNode fresh, ObjectNode edited, ObjectNode written) {
        String before = words(written).get(0);
        return command(edited).stream()
                .map(word -> word.equals(before) ? words(fresh).get(0) : word)
                .toList();
    }

    /** Up to Java itself: {@code nice -n 5 /…/bin/java}. */
    private static List<String> command(ObjectNode spec) {
        List<String> words = words(spec);
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).matches("(.*[/\\\\])?java(\\.exe)?")) {
                return words.subList(0, i + 1);
            }
        }
        return words.subList(0, Math.min(1, words.size()));
    }

    /** The flags of Java that a person may have a say in: the archive and the class path are the installation's. */
    private static List<String> flags(ObjectNode spec) {
        return words(spec).stream()
                .skip(command(spec).size())
                .filter(word -> !word.equals(KernelMain.class.getName()) && !word.equals("{connection_file}"))
                .filter(word -> !word.startsWith("@") && !Archive.isFlag(word))
                .toList();
    }

    private static List<String> words(ObjectNode spec) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : spec.path("argv")) {
            words.add(word.asString(""));
        }
        return words;
    }

    private static List<String> without(List<String> words, List<String> others) {
        return words.stream().filter(word -> !others.contains(word)).toList();
    }
}
