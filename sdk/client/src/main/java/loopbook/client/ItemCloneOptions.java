package loopbook.client;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Where a copy of an item goes, and what goes with it. Immutable; each method returns another one. */
public final class ItemCloneOptions {
    private final ObjectNode body;

    private ItemCloneOptions(ObjectNode body) {
        this.body = body;
    }

    static ItemCloneOptions standard() {
        ObjectNode body = Trees.object().putNull("targetDatasetId").putNull("remoteFileName");
        body.putObject("metadata");
        body.putObject("cloneDatasetParams")
                .put("withItemsAnnotations", true)
                .put("withMetadata", true)
                .put("withTaskAnnotationsStatus", false);
        return new ItemCloneOptions(body.put("allowMany", false));
    }

    /** Into another dataset; by default to its own. */
    public ItemCloneOptions into(Dataset dataset) {
        return into(dataset.id());
    }

    /** Into the dataset with this id. */
    public ItemCloneOptions into(String datasetId) {
        ItemCloneOptions copy = copy();
        copy.body.put("targetDatasetId", Names.requireId(datasetId, "Dataset"));
        return copy;
    }

    /** Its whole path there; by default that of the original. */
    public ItemCloneOptions remotePath(String path) {
        ItemCloneOptions copy = copy();
        copy.body.put("remoteFileName", Names.requireText(path, "the path of the copy"));
        return copy;
    }

    /** Metadata for the copy, on top of the original's. */
    public ItemCloneOptions metadata(Map<String, ?> metadata) {
        return metadata(Trees.objectOf(metadata));
    }

    /** As {@link #metadata(Map)}, as JSON. */
    public ItemCloneOptions metadata(ObjectNode metadata) {
        ItemCloneOptions copy = copy();
        copy.body.set("metadata", metadata.deepCopy());
        return copy;
    }

    /** Whether its annotations are copied, too; by default they are. */
    public ItemCloneOptions annotations(boolean copied) {
        return with("withItemsAnnotations", copied);
    }

    /** Whether its metadata is copied, too; by default it is. */
    public ItemCloneOptions metadata(boolean copied) {
        return with("withMetadata", copied);
    }

    /** Whether the status of its annotations in tasks is copied, too; by default it is not. */
    public ItemCloneOptions taskStatus(boolean copied) {
        return with("withTaskAnnotationsStatus", copied);
    }

    private ItemCloneOptions with(String key, boolean copied) {
        ItemCloneOptions copy = copy();
        ((ObjectNode) copy.body.path("cloneDatasetParams")).put(key, copied);
        return copy;
    }

    /** Another copy is made even if there is one already. */
    public ItemCloneOptions allowMany() {
        ItemCloneOptions copy = copy();
        copy.body.put("allowMany", true);
        return copy;
    }

    private ItemCloneOptions copy() {
        return new ItemCloneOptions(body.deepCopy());
    }

    ObjectNode body(Optional<String> ownDataset) {
        ObjectNode sent = body.deepCopy();
        if (sent.path("targetDatasetId").isNull()) {
            sent.put(
                    "targetDatasetId",
                    ownDataset.orElseThrow(() -> new IllegalArgumentException(
                            "Say to which dataset the copy goes: items.clone(id, o -> o.into(dataset))")));
        }
        return sent;
    }
}
