package loopbook.local;

import java.util.List;
import loopbook.local.store.EntityRow;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The work behind {@code POST /datasets/{id}/clone}: what a query finds is copied into a new dataset, or into one that is there. */
final class CloneWork implements LongWork {
    static final String TYPE = "CloneDataset";

    private static final int STEP = 100;

    /** What is to be done, as a caller asks it; a 400 or 404 if it cannot be. */
    static ObjectNode spec(Tx tx, Call call, ObjectNode body) {
        EntityRow source = DatasetRoutes.find(tx, call.var("id"));
        JsonNode params = body.path("cloneDatasetParams");
        String target = params.path("targetDatasetId").asString("");
        if (target.isEmpty()) {
            Names.required(body, "name", "clone");
        } else {
            DatasetRoutes.find(tx, target);
        }
        ObjectNode spec = Json.object().put("datasetId", source.id());
        spec.set("name", body.path("name"));
        spec.set("filter", body.path("filter").isMissingNode() ? Json.object() : body.get("filter"));
        spec.set("cloneDatasetParams", params.isObject() ? params : Json.object());
        matches(spec, Matches.NO_END);
        directory(spec);
        return spec;
    }

    private static Matches matches(ObjectNode spec, String until) {
        return Matches.of(spec.path("datasetId").asString(), spec.get("filter"), until);
    }

    /** Where the copies go: empty for the top. */
    private static String directory(ObjectNode spec) {
        String named = spec.path("cloneDatasetParams").path("targetDirectory").asString("");
        String path = named.isEmpty() ? "/" : Names.path(named);
        return path.equals("/") ? "" : path;
    }

    @Override
    public void run(Job job) {
        Matches matches = matches(job.spec(), job.id());
        if (!job.state().has("target")) {
            job.step(tx -> begin(tx, job, matches));
        }
        ItemCopy copy = ItemCopy.of(job.spec().path("cloneDatasetParams"), job.user());
        job.steps(tx -> piece(tx, job, matches, copy));
    }

    private static boolean begin(Tx tx, Job job, Matches matches) {
        ObjectNode spec = job.spec();
        String existing =
                spec.path("cloneDatasetParams").path("targetDatasetId").asString("");
        if (existing.isEmpty()) {
            EntityRow source = DatasetRoutes.find(tx, matches.dataset());
            String name = spec.path("name").asString("");
            EntityRow made = DatasetRoutes.like(tx, source, name, job.user());
            job.state().put("target", made.id()).put("made", true);
        } else {
            job.state().put("target", existing).put("made", false);
        }
        job.state().put("all", matches.count(tx));
        return true;
    }

    private static boolean piece(Tx tx, Job job, Matches matches, ItemCopy copy) {
        ObjectNode state = job.state();
        String target = state.path("target").asString();
        // Either may have been deleted since the last step.
        DatasetRoutes.find(tx, matches.dataset());
        DatasetRoutes.find(tx, target);
        List<ItemRow> items = matches.after(tx, state.path("after").asString(""), STEP);
        for (ItemRow item : items) {
            String filename = directory(job.spec()) + item.filename();
            boolean free = Items.at(tx, target, filename).isEmpty();
            if (free && item.type().equals("file")) {
                copy.make(tx, item, target, filename);
            } else if (free) {
                Tree.directory(tx, target, filename, job.user());
            } else if (item.type().equals("file")) {
                state.put("skipped", state.path("skipped").asLong() + 1);
            }
            state.put("after", item.id());
        }
        state.put("done", state.path("done").asLong() + items.size());
        job.progress(state.path("done").asLong(), state.path("all").asLong());
        if (items.size() < STEP) {
            job.spec()
                    .put("returnedModelId", target)
                    .put("skippedItems", state.path("skipped").asLong());
        }
        return items.size() == STEP;
    }

    /** A dataset that was made for the clone goes; in one that was there before the copies stay. */
    @Override
    public void undo(Tx tx, Job job) {
        String target = job.state().path("target").asString("");
        if (job.state().path("made").asBoolean(false)) {
            ClearWork.leave(tx, target, job.user());
        }
    }
}
