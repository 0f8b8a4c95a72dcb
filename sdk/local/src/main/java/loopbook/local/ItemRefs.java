package loopbook.local;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tasks and assignments that one item is in, and its status there: {@code metadata.system.refs} and, of every change of
 * a status, a line in {@code metadata.system.taskStatusLog}.
 */
final class ItemRefs {
    static final String TASK = "task";
    static final String ASSIGNMENT = "assignment";

    private final ItemRow item;
    private final ObjectNode doc;
    private final ObjectNode system;
    private final ArrayNode refs;

    private ItemRefs(ItemRow item) {
        this.item = item;
        this.doc = Json.document(item.doc());
        this.system = Json.system(doc);
        this.refs = list("refs");
    }

    static ItemRefs of(ItemRow item) {
        return new ItemRefs(item);
    }

    private ArrayNode list(String name) {
        return system.get(name) instanceof ArrayNode there ? there : system.putArray(name);
    }

    boolean in(String id) {
        return find(id) != null;
    }

    boolean inAny(Set<String> ids) {
        return refs.valueStream().anyMatch(ref -> ids.contains(ref.path("id").asString("")));
    }

    private @Nullable ObjectNode find(String id) {
        for (JsonNode ref : refs) {
            if (ref instanceof ObjectNode found && id.equals(Json.text(found, "id"))) {
                return found;
            }
        }
        return null;
    }

    /** The status in this task or assignment. */
    Optional<String> status(String id) {
        ObjectNode ref = find(id);
        return ref == null ? Optional.empty() : Optional.ofNullable(Json.text(ref.path("metadata"), "status"));
    }

    /** Joins a task or an assignment, without a status. */
    void join(String type, String id) {
        if (!in(id)) {
            refs.addObject().put("type", type).put("id", id);
        }
    }

    /** Leaves these tasks and assignments. */
    void leave(Set<String> ids) {
        for (Iterator<JsonNode> each = refs.iterator(); each.hasNext(); ) {
            if (ids.contains(each.next().path("id").asString(""))) {
                each.remove();
            }
        }
    }

    /** Gives it this status there; null takes the one it has away. */
    void status(String id, @Nullable String status) {
        ObjectNode ref = find(id);
        if (ref != null && status != null) {
            Json.child(ref, "metadata").put("status", status);
        } else if (ref != null && ref.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("status");
        }
    }

    /** Notes who did what when. */
    void log(ObjectNode line) {
        list("taskStatusLog").add(line);
    }

    void save(Tx tx, String user) {
        Items.update(tx, item, ItemDoc.changed(item, doc, item.blob(), user, tx.now()));
    }
}
