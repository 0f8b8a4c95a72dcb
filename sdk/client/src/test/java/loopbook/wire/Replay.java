package loopbook.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.client.Listing;
import loopbook.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Plays cases and judges them. */
final class Replay {
    private final Calls calls = Calls.all();
    private final Deviations deviations = Deviations.read();
    private final Path folder;

    /** Files of the cases go below this folder. */
    Replay(Path folder) {
        this.folder = folder;
    }

    /** Plays one case, a line of a trace. */
    Verdict play(String line) throws IOException {
        try (Case recorded = new Case(line, Files.createTempDirectory(folder, "case"))) {
            Optional<Calls.Call> call = calls.find(recorded.method());
            if (call.isEmpty()) {
                return new Verdict(
                        recorded.title(),
                        calls.knows(recorded.recorded().path("repo").asString())
                                ? Verdict.Kind.FAILED
                                : Verdict.Kind.SKIPPED,
                        List.of("there is no " + recorded.method() + " here"));
            }
            return play(recorded, call.get());
        }
    }

    /** The rules of the list of deviations that no case needed so far. */
    List<Deviations.Rule> unusedRules() {
        return deviations.unused();
    }

    private Verdict play(Case recorded, Calls.Call call) throws IOException {
        Results results = new Results(recorded.compare());
        List<String> outcome = new ArrayList<>();
        JsonNode wanted = recorded.recorded().path("result");
        Throwable thrown = null;
        Object found = null;
        try {
            found = read(call.run(recorded));
            if (wanted.has("error")) {
                outcome.add("wanted the error " + wanted.path("error") + ", got " + Compare.brief(found));
            } else {
                results.value(wanted.path("value"), found).ifPresent(text -> outcome.add("result: " + text));
            }
        } catch (Exception | StackOverflowError e) {
            thrown = e;
            if (wanted.has("error")) {
                results.error(wanted.path("error"), e).ifPresent(text -> outcome.add("error: " + text));
            } else {
                outcome.add("threw " + e + at(e));
            }
        }
        boolean returned = outcome.isEmpty();
        Optional<String> effects = effects(recorded, results);
        effects.ifPresent(outcome::add);
        outcome.addAll(0, recorded.script().differences());
        return verdict(new Played(recorded, found, thrown, returned, effects.isEmpty()), outcome);
    }

    /** A listing asks when it is read. */
    private static @Nullable Object read(@Nullable Object found) {
        return found instanceof Listing<?> listing ? listing.toList() : found;
    }

    private static String at(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    private static Optional<String> effects(Case recorded, Results results) throws IOException {
        JsonNode told = recorded.recorded();
        if (told.has("files")) {
            Optional<String> difference = results.files(told.path("files"), recorded.out());
            if (difference.isPresent()) {
                return difference;
            }
        }
        if (told.has("stateAfter")) {
            JsonNode state = Json.read(Files.readString(recorded.src().resolve(".dataloop/state.json")));
            for (var key : told.path("stateAfter").properties()) {
                Optional<String> difference = recorded.compare().difference(key.getValue(), state.path(key.getKey()));
                if (difference.isPresent()) {
                    return Optional.of("state file: " + key.getKey() + " " + difference.get());
                }
            }
        }
        return told.has("sleeps") ? sleeps(told.path("sleeps"), recorded.waits()) : Optional.empty();
    }

    private static Optional<String> sleeps(JsonNode wanted, List<Double> found) {
        boolean same = wanted.size() == found.size();
        for (int i = 0; same && i < found.size(); i++) {
            same = wanted.path(i).isNull() || wanted.path(i).asDouble() == found.get(i);
        }
        return same ? Optional.empty() : Optional.of("waits: wanted " + wanted + ", got " + found);
    }

    private Verdict verdict(Played played, List<String> differences) {
        Case recorded = played.recorded();
        if (differences.isEmpty()) {
            return new Verdict(recorded.title(), Verdict.Kind.PASSED, List.of());
        }
        Optional<Deviations.Rule> rule = deviations.find(played);
        List<String> notes = new ArrayList<>(differences);
        rule.ifPresent(found -> notes.add(0, found.instead() + " (" + found.because() + ")"));
        return new Verdict(recorded.title(), rule.isPresent() ? Verdict.Kind.DEVIATES : Verdict.Kind.FAILED, notes);
    }
}
