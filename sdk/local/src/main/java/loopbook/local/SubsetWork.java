package loopbook.local;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work behind {@code POST /datasets/{id}/split}: each match goes into one of the subsets for machine learning, by
 * chance, in exactly these shares. Each is drawn from the places that are left, so that many are no more trouble than few.
 */
final class SubsetWork implements LongWork {
    static final String TYPE = "SplitDataset";

    private static final int STEP = 1000;
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
        matches(spec, Matches.NO_END);
        return spec;
    }

    private static Matches matches(ObjectNode spec, String until) {
        return Matches.of(spec.path("datasetId").asString(), spec.get("itemsQuery"), until);
    }

    @Override
    public void run(Job job) {
        Matches matches = matches(job.spec(), job.id());
        if (!job.state().has("left")) {
            job.step(tx -> begin(job, matches.count(tx)));
        }
        job.steps(tx -> piece(tx, job, matches));
    }

    /** Says how many places each subset has. */
    private static boolean begin(Job job, long all) {
        ObjectNode left = job.state().put("all", all).putObject("left");
        long from = 0;
        int percent = 0;
        for (String subset : SUBSETS) {
            percent += job.spec().path("MLSplitList").path(subset).asInt();
            long upTo = Math.round(all * percent / 100.0);
            left.put(subset, upTo - from);
            from = upTo;
        }
        return true;
    }

    private static boolean piece(Tx tx, Job job, Matches matches) {
        ObjectNode state = job.state();
        ObjectNode left = Json.child(state, "left");
        List<ItemRow> items = matches.after(tx, state.path("after").asString(""), STEP);
        long done = state.path("done").asLong(0);
        for (ItemRow item : items) {
            String subset = draw(left);
            // One that matches only since the split began finds no place.
            if (!subset.isEmpty()) {
                ItemRoutes.change(tx, item, change(subset), job.user());
                done++;
            }
            state.put("after", item.id());
        }
        state.put("done", done);
        job.progress(done, state.path("all").asLong());
        job.spec().put("itemsUpdatedCount", done);
        return items.size() == STEP;
    }

    /** Takes one of the places that are left, each as likely as any other; empty if there is none. */
    private static String draw(ObjectNode left) {
        long all = left.valueStream().mapToLong(JsonNode::asLong).sum();
        long place = all == 0 ? 0 : ThreadLocalRandom.current().nextLong(all);
        for (String subset : SUBSETS) {
            long places = left.path(subset).asLong();
            if (place < places) {
                left.put(subset, places - 1);
                return subset;
            }
            place -= places;
        }
        return "";
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
