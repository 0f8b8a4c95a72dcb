package loopbook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vendor's Python SDK, doing the same work in a process of its own; absent where it could not be installed. */
record Peer(@Nullable String python, String script, String url, String token) {
    /** Seconds of the whole process for one round of the task; null without the peer. */
    @Nullable
    Double fresh(String dataset, String task, String... more) {
        return python == null
                ? null
                : Runs.process(command(dataset, task, 1, more)).seconds();
    }

    /** Median seconds of three rounds in one process after one that does not count; null without the peer. */
    @Nullable
    Double warm(String dataset, String task, String... more) {
        if (python == null) {
            return null;
        }
        JsonNode told = new JsonMapper()
                .readTree(Runs.process(command(dataset, task, 4, more)).lastLine());
        double[] seconds = IntStream.range(1, told.path("seconds").size())
                .mapToDouble(n -> told.path("seconds").get(n).asDouble())
                .sorted()
                .toArray();
        return seconds[seconds.length / 2];
    }

    private List<String> command(String dataset, String task, int rounds, String... more) {
        List<String> command = new ArrayList<>(
                List.of(String.valueOf(python), script, url, token, dataset, task, String.valueOf(rounds)));
        command.addAll(List.of(more));
        return command;
    }
}
