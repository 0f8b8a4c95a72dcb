package loopbook.wire;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loopbook.http.Json;
import loopbook.http.Progress;

/**
 * Plays every case of a folder (or file) of traces: {@code WireCheck DIR [PATTERN]}. Prints what differs, and last one
 * line with the totals; exit code 1 if a case failed, 2 if there was none to play.
 */
public final class WireCheck {
    private WireCheck() {}

    /** The arguments: a folder or file, and perhaps a text that the title or method of a case must contain. */
    public static void main(String... arguments) throws IOException {
        if (arguments.length == 0 || arguments.length > 2 || !Files.exists(Path.of(arguments[0]))) {
            System.err.println(
                    arguments.length == 0 ? "usage: wire-check DIR [PATTERN]" : arguments[0] + " is not there");
            System.exit(2);
        }
        Progress.off();
        System.exit(run(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : "", System.out));
    }

    static int run(Path traces, String pattern, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("wire-check");
        Map<Verdict.Kind, Integer> counts = new EnumMap<>(Verdict.Kind.class);
        try {
            Replay replay = new Replay(folder);
            for (String line : lines(traces)) {
                var json = Json.read(line);
                String method =
                        json.path("repo").asString() + "." + json.path("method").asString();
                if ((json.path("case").asString() + " " + method).contains(pattern)) {
                    Verdict verdict = replay.play(line);
                    counts.merge(verdict.kind(), 1, Integer::sum);
                    if (verdict.kind() == Verdict.Kind.FAILED) {
                        out.println(verdict);
                    }
                }
            }
        } finally {
            delete(folder);
        }
        int failed = counts.getOrDefault(Verdict.Kind.FAILED, 0);
        out.println(counts.getOrDefault(Verdict.Kind.PASSED, 0) + " passed, " + failed + " failed, "
                + counts.getOrDefault(Verdict.Kind.DEVIATES, 0) + " deviations, "
                + counts.getOrDefault(Verdict.Kind.SKIPPED, 0) + " skipped");
        return counts.isEmpty() ? 2 : failed > 0 ? 1 : 0;
    }

    /** The cases of a file, or of every {@code .jsonl} file below a folder, in the order of the names. */
    static List<String> lines(Path traces) throws IOException {
        try (Stream<Path> files = Files.walk(traces)) {
            List<Path> all = files.filter(Files::isRegularFile)
                    .filter(file -> file.equals(traces) || file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
            List<String> lines = new java.util.ArrayList<>();
            for (Path file : all) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .forEach(lines::add);
            }
            return lines;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            below.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }
}
