package loopbook.kernel.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Completes what stands inside a string: names that {@link Names} knows, and paths of files. */
final class Suggestions {
    private static final int PATIENCE_MILLIS = 150;
    private static final int MOST = 100;
    private static final Set<String> TAKE_PATHS =
            Set.of("File", "upload", "uploadAll", "download", "save", "readString", "readAllLines", "csv");
    /** A platform that hangs is asked no more than so often at a time, however many keys are struck. */
    private static final int MOST_QUESTIONS = 4;

    private static final ExecutorService ASKING = new ThreadPoolExecutor(
            0,
            MOST_QUESTIONS,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            work -> EngineThreads.daemon("engine names", work));

    /** Methods with names of many meanings, which take a path only here. */
    private static final Set<String> OF_PATHS = Set.of("Path.of", "Paths.get");

    private final Names names;
    private final Supplier<Map<String, Object>> variables;

    Suggestions(Names names, Supplier<Map<String, Object>> variables) {
        this.names = names;
        this.variables = variables;
    }

    /** What the string at the cursor could be; empty when the cursor is in none. */
    Optional<Completions> at(String code, int cursor) {
        int quote = Lines.openQuote(code.substring(0, cursor));
        if (quote < 0) {
            return Optional.empty();
        }
        StringCall call = StringCall.at(code, quote, cursor);
        List<Completions.Match> matches = new ArrayList<>();
        Optional<List<String>> known = asked(call);
        for (String name : known.orElse(List.of())) {
            if (name.regionMatches(true, 0, call.begun(), 0, call.begun().length()) && matches.size() < MOST) {
                matches.add(new Completions.Match(escaped(name), "name", ""));
            }
        }
        if (known.isPresent() && matches.isEmpty() && (call.begun().contains("/") || takesPath(call))) {
            paths(call.begun()).forEach(path -> matches.add(new Completions.Match(escaped(path), "path", "")));
        }
        return Optional.of(new Completions(quote + 1, cursor, matches));
    }

    private static boolean takesPath(StringCall call) {
        List<StringCall.Step> on = call.receiver();
        String owner = on.isEmpty() ? "" : on.get(on.size() - 1).name() + ".";
        return TAKE_PATHS.contains(call.method()) || OF_PATHS.contains(owner + call.method());
    }

    /** Whoever types is not kept waiting: empty when it is not known yet, and then nothing else is offered in its place. */
    private Optional<List<String>> asked(StringCall call) {
        Map<String, Object> values = variables.get();
        try {
            Future<List<String>> answer = ASKING.submit(() -> names.of(call, values));
            return Optional.of(answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | RejectedExecutionException late) {
            return Optional.empty();
        } catch (ExecutionException unknown) {
            System.getLogger(Suggestions.class.getName())
                    .log(System.Logger.Level.DEBUG, "Names for a string could not be had", unknown);
            return Optional.of(List.of());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static List<String> paths(String begun) {
        int slash = begun.lastIndexOf('/') + 1;
        String folder = begun.substring(0, slash);
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(begun.substring(slash)) && (slash < begun.length() || !name.startsWith("."))) {
                    found.add(folder + name + (Files.isDirectory(entry) ? "/" : ""));
                }
            }
        } catch (IOException | InvalidPathException noSuchFolder) {
            return List.of();
        }
        return found.stream().sorted().limit(MOST).toList();
    }
}
