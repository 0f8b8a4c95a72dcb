package loopbook.local;

import java.util.List;
import java.util.Set;
import loopbook.local.dql.Query;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work behind {@code POST /datasets/{id}/split}: each match goes into one of the subsets for machine learning, by
 * chance, in exactly these shares. All of it or nothing.
 */
final class SubsetWork implements LongWork {
    static final String TYPE = "SplitDataset";

    private static final List<String> SUBSETS = List.of("train", "validation", "test");

    static ObjectNode spec(Tx tx, Call call, ObjectNode body) {
        String dataset = DatasetRoutes.find(tx, call.var("id")).id();
        JsonNode shares = body.path("MLSplitList");
        int sum = 0;
        for (String subset : SUBSETS) {
            JsonNode share = shares.path(subset);
            if (!share.isIntegralNumber() || share.asInt() < 0) {
                throw ApiError.badRequest("MLSplitList needs train, validation and test: whole numbers from 0");
            }
            sum += share.asInt();
        }
        if (sum != 100 || shares.size() != SUBSETS.size()) {
            throw ApiError.badRequest("the shares of MLSplitList must add up to 100, not " + sum);
        }
        ObjectNode spec = Json.object().put("datasetId", dataset);
        spec.set("itemsQuery", body.path("itemsQuery").isObject() ? body.get("itemsQuery") : Json.object());
        spec.set("MLSplitList", shares);
        query(spec);
        return spec;
    }

    private static Query query(ObjectNode spec) {
        ObjectNode query = (ObjectNode) spec.get("itemsQuery").deepCopy();
        query.remove(Set.of("update", "delete", "references"));
        return Query.parse(query, spec.path("datasetId").asString());
    }

    @Override
    public void run(Job job) {
        job.step(tx -> split(tx, job));
    }

    private static boolean split(Tx tx, Job job) {
        long all = BulkChange.shuffle(tx, query(job.spec()));
        long from = 0;
        int percent = 0;
        for (String subset : SUBSETS) {
            percent += job.spec().path("MLSplitList").path(subset).asInt();
            long upTo = Math.round(all * percent / 100.0);
            ObjectNode change = change(subset);
            BulkChange.each(tx, from, upTo, id -> ItemRoutes.change(tx, ItemRoutes.find(tx, id), change, job.user()));
            from = upTo;
        }
        job.spec().put("itemsUpdatedCount", all);
        return true;
    }

    /** In this subset, and in no other. */
    private static ObjectNode change(String chosen) {
        ObjectNode change = Json.object();
        ObjectNode tags = change.putObject("metadata").putObject("system").putObject("tags");
        SUBSETS.forEach(subset -> tags.putNull(subset));
        tags.put(chosen, true);
        return change;
    }
}
