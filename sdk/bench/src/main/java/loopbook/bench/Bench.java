package loopbook.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import loopbook.client.Dataloop;
import loopbook.http.Progress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The benchmarks as a program ({@code scripts/bench}): reads the address of a running local platform as a line of JSON
 * on standard input, prints a table, writes JSON. Arguments: a folder to work in, the file to write, names.
 */
final class Bench {
    private static final JsonMapper JSON = new JsonMapper();

    private Bench() {}

    public static void main(String[] args) throws IOException {
        Progress.off();
        Bed bed = bed(Path.of(args[0]));
        Map<String, Function<Bed, List<Figure>>> all = benchmarks();
        List<String> names = args.length > 2 ? List.of(Arrays.copyOfRange(args, 2, args.length)) : usual(all);
        List<String> unknown =
                names.stream().filter(name -> !all.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            System.err.println("bench: no benchmark " + unknown + "; there are " + all.keySet());
            System.exit(2);
        }
        System.out.println(Figure.head());
        List<Figure> figures = new ArrayList<>();
        for (String name : names) {
            for (Figure figure : Objects.requireNonNull(all.get(name)).apply(bed)) {
                System.out.println(figure.line());
                figures.add(figure);
            }
        }
        Files.writeString(
                Path.of(args[1]), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    }

    /** All but those that take many minutes. */
    private static List<String> usual(Map<String, Function<Bed, List<Figure>>> all) {
        return all.keySet().stream().filter(name -> !name.equals("scale")).toList();
    }

    private static Map<String, Function<Bed, List<Figure>>> benchmarks() {
        Map<String, Function<Bed, List<Figure>>> all = new LinkedHashMap<>();
        all.put("list", Listings::list);
        all.put("table", Listings::table);
        all.put("memory", Listings::memory);
        all.put("upload", Transfers::upload);
        all.put("download", Transfers::download);
        all.put("platform", Starts::platform);
        all.put("annotations", Explore::annotations);
        all.put("gallery", Explore::gallery);
        all.put("agreement", Explore::agreement);
        all.put("near", Explore::near);
        all.put("scale", Scale::scale);
        return all;
    }

    private static Bed bed(Path folder) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        JsonNode ready = JSON.readTree(input.readLine());
        String url = ready.path("url").asString();
        String token = ready.path("token").asString();
        String python = blankToNull(System.getenv("LOOPBOOK_BENCH_PEER"));
        Peer peer = new Peer(python, String.valueOf(System.getenv("LOOPBOOK_BENCH_PEER_SCRIPT")), url, token);
        Path data = Path.of(ready.path("data").asString());
        return new Bed(Dataloop.connect(URI.create(url), token), peer, folder, data);
    }

    @Nullable
    private static String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
