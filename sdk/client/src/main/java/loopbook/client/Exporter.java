package loopbook.client;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loopbook.errors.BadRequest;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders exports of a dataset: {@code POST /datasets/{id}/export}, and fetches what comes of them. */
final class Exporter {
    private final Dataset dataset;
    private final Optional<Duration> timeout;

    Exporter(Dataset dataset, Optional<Duration> timeout) {
        this.dataset = dataset;
        this.timeout = timeout;
    }

    /** Makes a query of items one of those that have annotations like these, besides what it asks of them by itself. */
    static void join(ObjectNode query, ObjectNode annotations) {
        ObjectNode filter = query.path("join") instanceof ObjectNode join ? filter(join) : joined(query);
        ArrayNode demands = filter.withArray("$and");
        annotations.path("filter").path("$and").forEach(demands::add);
        if (annotations.path("filter").path("$or") instanceof ArrayNode alternatives) {
            if (filter.has("$or")) {
                demands.addObject().set("$or", alternatives);
            } else {
                filter.set("$or", alternatives);
            }
        }
        if (demands.isEmpty()) {
            filter.remove("$and");
        }
    }

    private static ObjectNode filter(ObjectNode join) {
        String other = join.path("on").path("resource").asString("");
        if (!other.equals("annotations")) {
            throw new IllegalArgumentException(
                    "These items are chosen by their " + other
                            + " already, and a query has one join only; choose annotations there, or download without a choice");
        }
        return join.withObject("filter");
    }

    private static ObjectNode joined(ObjectNode query) {
        ObjectNode join = query.putObject("join");
        // Spelt so on the wire.
        join.putObject("on")
                .put("resource", "annotations")
                .put("local", "itemId")
                .put("forigen", "id");
        return join.putObject("filter");
    }

    /** Orders one export; the file that comes of it is fetched into the folder, and named there. */
    Path one(ObjectNode order, Path folder, Optional<Boolean> asked) {
        return fetch(post(order, asked), folder.resolve("export"));
    }

    /**
     * The items of this query as files with a JSON list each. No single export is of more than {@code most} items: the
     * ids are halved until it fits. All parts are ordered before the first is awaited.
     */
    List<Path> parts(ObjectNode query, ObjectNode order, int most, Path folder) {
        List<Job<Item>> jobs = new ArrayList<>();
        for (ObjectNode part : ranges(query, most)) {
            ObjectNode whole = order.deepCopy().put("exportType", "json");
            whole.set("itemsQuery", part);
            jobs.add(post(whole, Optional.empty()));
        }
        List<Path> files = new ArrayList<>();
        for (Job<Item> job : jobs) {
            files.add(fetch(job, folder.resolve("part-" + files.size())));
        }
        return files;
    }

    private Job<Item> post(ObjectNode order, Optional<Boolean> asked) {
        Call call = Call.post("datasets", dataset.id(), "export").json(order);
        if (asked.isPresent()) {
            call = call.header("user_query", String.valueOf(asked.get()));
        }
        JsonNode answer = dl().transport().json(call);
        return new Job<>(dl().commands().read(answer), this::output);
    }

    private Dataloop dl() {
        return dataset.dl();
    }

    private Item output(Command ended) {
        String id = ended.spec().path("outputItemId").asString("");
        if (id.isEmpty()) {
            throw new BadRequest("outputItemId key is missing in command response: " + ended.json());
        }
        return dl().items().byId(id);
    }

    private Path fetch(Job<Item> job, Path file) {
        Item output = timeout.map(job::await).orElseGet(job::await);
        new ItemFile(output).save(file, bytes -> {});
        return file;
    }

    private List<ObjectNode> ranges(ObjectNode query, int most) {
        RawPage first = ask(query, Order.ASC);
        RawPage last = ask(query, Order.DESC);
        List<ObjectNode> ranges = new ArrayList<>();
        if (!first.rows().isEmpty() && !last.rows().isEmpty()) {
            String from = first.lastId();
            String to = last.lastId();
            int depth = 3 + 64 - Long.numberOfLeadingZeros(first.total() / most);
            split(query, new Range("$gte", from, to), most, depth, ranges);
        }
        return ranges;
    }

    private record Range(String above, String from, String to) {
        ObjectNode of(ObjectNode query) {
            ObjectNode part = query.deepCopy();
            ArrayNode demands = part.withObject("filter").withArray("$and");
            demands.addObject().putObject("id").put(above, from);
            demands.addObject().putObject("id").put("$lte", to);
            return part;
        }

        Range upTo(String middle) {
            return new Range(above, from, middle);
        }

        Range beyond(String middle) {
            return new Range("$gt", middle, to);
        }

        /** Ids of 24 digits have a middle; others cannot be halved. */
        Optional<String> middle() {
            if (!from.matches("[0-9a-fA-F]{24}") || !to.matches("[0-9a-fA-F]{24}") || from.equals(to)) {
                return Optional.empty();
            }
            BigInteger sum = new BigInteger(from, 16).add(new BigInteger(to, 16));
            return Optional.of(String.format(Locale.ROOT, "%024x", sum.shiftRight(1)));
        }
    }

    private void split(ObjectNode query, Range range, int most, int depth, List<ObjectNode> ranges) {
        ObjectNode part = range.of(query);
        RawPage page = ask(part, Order.ASC);
        if (page.total() == 0) {
            return;
        }
        if (page.total() <= most || depth == 0 || range.middle().isEmpty()) {
            ranges.add(part);
            return;
        }
        RawPage last = ask(part, Order.DESC);
        Range tight = new Range(range.above(), range.from(), last.rows().isEmpty() ? range.to() : last.lastId());
        Optional<String> middle = tight.middle();
        if (middle.isEmpty()) {
            ranges.add(part);
            return;
        }
        split(query, tight.upTo(middle.get()), most, depth - 1, ranges);
        split(query, tight.beyond(middle.get()), most, depth - 1, ranges);
    }

    private RawPage ask(ObjectNode query, Order order) {
        Call call = Call.post("datasets", dataset.id(), "query").header("user_query", "true");
        return new QuerySource(dl().transport(), call, Resource.ITEMS, query, true, Map.of("id", order), 1).at(0);
    }
}
