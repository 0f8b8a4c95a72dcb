package loopbook.local;

import loopbook.local.dql.Query;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The work behind putting items into collections and taking them out: one {@linkplain BulkChange change} for all that match. */
final class CollectionWork implements LongWork {
    static final String TYPE = "Collections";

    /** {@code member}: into these collections, or out of them. */
    static ObjectNode spec(Tx tx, Call call, ObjectNode body, boolean member) {
        String dataset = DatasetRoutes.find(tx, call.var("id")).id();
        if (!(body.get("query") instanceof ObjectNode query)
                || !body.path("collections").isArray()) {
            throw ApiError.badRequest("needed are a query, and collections: a list of names");
        }
        ObjectNode keys = Json.object();
        for (JsonNode name : body.path("collections")) {
            String key = Collections.read(tx, dataset).key(name.asString(""));
            if (member) {
                keys.put(key, true);
            } else {
                keys.putNull(key);
            }
        }
        return spec(dataset, query.deepCopy(), keys);
    }

    /** All items of one, which is taken away itself when none is left in it. */
    static ObjectNode dissolve(Tx tx, Call call) {
        String dataset = DatasetRoutes.find(tx, call.var("id")).id();
        String key = Collections.read(tx, dataset).key(call.var("name"));
        ObjectNode query = Json.object();
        query.putObject("filter").put("metadata.system.collections." + key, true);
        return spec(dataset, query, Json.object().putNull(key)).put("dissolved", key);
    }

    private static ObjectNode spec(String dataset, ObjectNode query, ObjectNode keys) {
        query.put("resource", "items").put("systemSpace", true);
        query.putObject("update").putObject("metadata").putObject("system").set("collections", keys);
        ObjectNode spec = Json.object().put("datasetId", dataset);
        spec.set("query", query);
        query(spec);
        return spec;
    }

    private static Query query(ObjectNode spec) {
        return Query.parse(
                (ObjectNode) spec.path("query"), spec.path("datasetId").asString());
    }

    @Override
    public void run(Job job) {
        ObjectNode spec = job.spec();
        BulkChange change = new BulkChange(query(spec), job.user(), job.state());
        job.steps(change::piece);
        job.last(tx -> {
            spec.setAll(change.answer());
            String dissolved = Json.text(spec, "dissolved");
            if (dissolved != null) {
                String dataset = spec.path("datasetId").asString();
                Collections.read(tx, dataset).without(dissolved).write(tx);
            }
            return true;
        });
    }
}
