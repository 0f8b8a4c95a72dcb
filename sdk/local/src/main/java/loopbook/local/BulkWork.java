package loopbook.local;

import loopbook.local.dql.Query;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The work behind {@code POST /datasets/{id}/items/bulk-update-metadata}: one {@linkplain BulkChange change} for all that match. */
final class BulkWork implements LongWork {
    static final String TYPE = "BulkUpdateMetadata";

    static ObjectNode spec(Tx tx, Call call, ObjectNode body) {
        String dataset = DatasetRoutes.find(tx, call.var("id")).id();
        JsonNode update = body.path("updateQuery").path("update");
        if (!(body.get("query") instanceof ObjectNode) || !update.isObject()) {
            throw ApiError.badRequest("needed are a query, and an updateQuery with an update");
        }
        ObjectNode query = (ObjectNode) body.get("query").deepCopy();
        query.set("update", update);
        query.put("systemSpace", body.path("updateQuery").path("systemSpace").asBoolean(false));
        ObjectNode spec = Json.object().put("datasetId", dataset);
        spec.set("query", query);
        query(spec);
        return spec;
    }

    private static Query query(ObjectNode spec) {
        return Query.parse(
                (ObjectNode) spec.get("query"), spec.path("datasetId").asString());
    }

    @Override
    public void run(Job job) {
        BulkChange change = new BulkChange(query(job.spec()), job.user(), job.state());
        job.steps(change::piece);
        job.last(tx -> job.spec().setAll(change.answer()));
    }
}
