package loopbook.local;

import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import tools.jackson.databind.node.ObjectNode;

/** The work behind {@code POST /items/{id}/clone}: one file is copied, within its dataset or into another one. */
final class ItemCloneWork implements LongWork {
    static final String TYPE = "CloneItem";

    /** What is to be done, as a caller asks it; a 400 or 404 if it cannot be. */
    static ObjectNode spec(Tx tx, Call call, ObjectNode body) {
        ItemRow item = ItemRoutes.find(tx, call.var("id"));
        if (!item.type().equals("file")) {
            throw ApiError.badRequest("only files can be cloned: " + item.filename());
        }
        String named = Json.text(body, "targetDatasetId");
        String target =
                DatasetRoutes.find(tx, named == null ? item.dataset() : named).id();
        String path = Json.text(body, "remoteFileName");
        ObjectNode spec = Json.object()
                .put("itemId", item.id())
                .put("targetDatasetId", target)
                .put("remoteFileName", path == null ? item.filename() : Names.path(path))
                .put("allowMany", body.path("allowMany").asBoolean(false));
        spec.set("metadata", body.path("metadata") instanceof ObjectNode more ? more : Json.object());
        spec.set("cloneDatasetParams", body.path("cloneDatasetParams") instanceof ObjectNode all ? all : Json.object());
        return spec;
    }

    @Override
    public void run(Job job) {
        ObjectNode spec = job.spec();
        job.last(tx -> {
            ItemRow from = ItemRoutes.find(tx, spec.path("itemId").asString());
            String dataset = DatasetRoutes.find(tx, spec.path("targetDatasetId").asString())
                    .id();
            String path = free(
                    tx,
                    dataset,
                    spec.path("remoteFileName").asString(),
                    spec.path("allowMany").asBoolean());
            ItemRow copy =
                    ItemCopy.of(spec.path("cloneDatasetParams"), job.user()).make(tx, from, dataset, path);
            ObjectNode more = Json.object();
            more.set("metadata", spec.path("metadata"));
            ObjectNode change = Merge.allowed(more, ItemDoc.FIXED, false);
            if (!change.path("metadata").isEmpty()) {
                ItemRoutes.change(tx, copy, change, job.user());
            }
            spec.putArray("returnedModelId").add(copy.id());
            return true;
        });
    }

    /** The path, or, where many copies are allowed, the next one with a number that is free. */
    private static String free(Tx tx, String dataset, String path, boolean many) {
        if (Items.at(tx, dataset, path).isEmpty()) {
            return path;
        }
        if (!many) {
            throw ApiError.conflict("there is an item at " + path + " already: name another path, or allowMany");
        }
        return Tree.free(tx, dataset, path, 1);
    }
}
