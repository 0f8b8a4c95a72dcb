package loopbook.local;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work behind {@code POST /datasets/merge}: a new dataset with the items of several. Clones of one item become one
 * item with the annotations of all; other items of the same path stand side by side.
 */
final class MergeWork implements LongWork {
    static final String TYPE = "MergeDatasets";

    private static final int STEP = 100;
    private static final int LONGEST_LINE = 20;

    static ObjectNode spec(Tx tx, ObjectNode body) {
        String name = Names.required(body, "name", "merge");
        List<String> ids = texts(body.path("datasetsIds"));
        if (ids.isEmpty()) {
            throw ApiError.badRequest("datasetsIds must be a list with the ids of the datasets");
        }
        ids.forEach(id -> DatasetRoutes.find(tx, id));
        texts(body.path("projectIds")).forEach(id -> ProjectRoutes.find(tx, id));
        ObjectNode spec = Json.object();
        ObjectNode configuration = spec.putObject("mergeDatasetsConfiguration");
        configuration.put("name", name);
        ids.forEach(configuration.putArray("datasetsIds")::add);
        texts(body.path("projectIds")).forEach(configuration.putArray("projectIds")::add);
        JsonNode params = body.path("mergeDatasetParams");
        configuration.set("mergeDatasetParams", params.isObject() ? params : Json.object());
        return spec;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        (list.isArray() ? list : Json.array().add(list)).forEach(node -> {
            if (node.isString()) {
                texts.add(node.stringValue());
            }
        });
        return texts;
    }

    @Override
    public void run(Job job) {
        JsonNode configuration = job.spec().path("mergeDatasetsConfiguration");
        if (!job.state().has("target")) {
            job.step(tx -> begin(tx, job, configuration));
        }
        ItemCopy copy = ItemCopy.of(configuration.path("mergeDatasetParams"), job.user());
        List<String> sources = texts(configuration.path("datasetsIds"));
        job.steps(tx -> piece(tx, job, sources, copy));
    }

    private static boolean begin(Tx tx, Job job, JsonNode configuration) {
        List<String> ids = texts(configuration.path("datasetsIds"));
        EntityRow first = DatasetRoutes.find(tx, ids.get(0));
        EntityRow made =
                DatasetRoutes.like(tx, first, configuration.path("name").asString(), job.user());
        ObjectNode doc = Json.document(made.doc());
        doc.remove("srcDataset");
        List<String> projects = texts(configuration.path("projectIds"));
        if (!projects.isEmpty()) {
            projects.forEach(id -> ProjectRoutes.find(tx, id));
            projects.forEach(doc.putArray("projects")::add);
        }
        ArrayNode recipes = Json.system(doc).putArray("recipes");
        recipesOf(tx, ids).forEach(recipes::add);
        String project = doc.path("projects").path(0).asString(String.valueOf(made.project()));
        Entities.update(
                tx,
                new EntityRow(
                        made.kind(), made.id(), project, made.id(), made.name(), made.created(), Json.write(doc)));
        long all = ids.stream().mapToLong(id -> matches(job, id).count(tx)).sum();
        job.state().put("target", made.id()).put("all", all);
        return true;
    }

    private static Set<String> recipesOf(Tx tx, List<String> datasets) {
        Set<String> recipes = new LinkedHashSet<>();
        for (String id : datasets) {
            JsonNode doc = Json.document(DatasetRoutes.find(tx, id).doc());
            recipes.addAll(texts(doc.path("metadata").path("system").path("recipes")));
        }
        return recipes;
    }

    private static Matches matches(Job job, String dataset) {
        ObjectNode files = Json.object();
        files.putObject("filter").put("type", "file");
        return Matches.of(dataset, files, job.id());
    }

    private static boolean piece(Tx tx, Job job, List<String> sources, ItemCopy copy) {
        ObjectNode state = job.state();
        int source = state.path("source").asInt(0);
        // Any of them may have been deleted since the last step.
        DatasetRoutes.find(tx, state.path("target").asString());
        if (source == sources.size()) {
            job.spec().put("returnedModelId", state.path("target").asString());
            return false;
        }
        DatasetRoutes.find(tx, sources.get(source));
        List<ItemRow> items =
                matches(job, sources.get(source)).after(tx, state.path("after").asString(""), STEP);
        for (ItemRow item : items) {
            put(tx, item, state.path("target").asString(), copy);
            state.put("after", item.id());
        }
        state.put("done", state.path("done").asLong() + items.size());
        job.progress(state.path("done").asLong(), state.path("all").asLong());
        if (items.size() < STEP) {
            state.put("source", source + 1).put("after", "");
        }
        return true;
    }

    private static void put(Tx tx, ItemRow item, String target, ItemCopy copy) {
        Optional<ItemRow> there = Items.at(tx, target, item.filename());
        if (there.isEmpty()) {
            copy.make(tx, item, target, item.filename());
        } else if (origin(tx, there.get()).equals(origin(tx, item))) {
            if (copy.annotations()) {
                copy.annotate(tx, item, there.get());
            }
        } else {
            copy.make(tx, item, target, Tree.free(tx, target, item.filename(), 2));
        }
    }

    /** The id of the item of which this is a copy, or a copy of a copy. */
    private static String origin(Tx tx, ItemRow item) {
        String id = item.id();
        for (int i = 0; i < LONGEST_LINE; i++) {
            String source = Items.find(tx, id)
                    .map(row -> Json.text(Json.document(row.doc()), "srcItem"))
                    .orElse(null);
            if (source == null || source.isEmpty()) {
                return id;
            }
            id = source;
        }
        return id;
    }

    @Override
    public void undo(Tx tx, Job job) {
        String target = job.state().path("target").asString("");
        ClearWork.leave(tx, target, job.user());
    }
}
