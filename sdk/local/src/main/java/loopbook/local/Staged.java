package loopbook.local;

import java.util.Set;
import java.util.function.Function;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What tasks and assignments have in common: documents with items, whose status says how far the work on these is.
 *
 * @param kind in the store
 * @param title in messages
 * @param path in addresses
 * @param fixed the fields that no caller can change
 * @param word what each stage is called
 * @param home where in the document the dataset's id stands
 */
record Staged(
        String kind,
        String title,
        String path,
        Set<String> fixed,
        Function<Stage, String> word,
        Function<ObjectNode, JsonNode> home) {

    EntityRow find(Tx tx, String id) {
        return Entities.find(tx, kind, id).orElseThrow(() -> ApiError.notFound(title + " not found"));
    }

    EntityRow insert(Tx tx, Id id, ObjectNode doc, String user) {
        doc.put("createdAt", id.created()).put("updatedAt", id.created()).put("updatedBy", user);
        EntityRow row = row(id.toString(), id.created(), doc);
        Entities.insert(tx, row);
        return row;
    }

    EntityRow save(Tx tx, EntityRow old, ObjectNode doc, String user) {
        doc.put("updatedAt", tx.now()).put("updatedBy", user);
        EntityRow row = row(old.id(), old.created(), doc);
        Entities.update(tx, row);
        return row;
    }

    private EntityRow row(String id, String created, ObjectNode doc) {
        return new EntityRow(
                kind,
                id,
                Json.text(doc, "projectId"),
                Json.text(home.apply(doc), "datasetId"),
                Json.text(doc, "name"),
                created,
                Json.write(doc));
    }

    /** The part of a change that can be made; a 400 if a status is asked for that the items do not give. */
    ObjectNode allowed(Tx tx, EntityRow old, ObjectNode change, boolean system) {
        ObjectNode allowed = Merge.allowed(change, fixed, system);
        JsonNode wanted = allowed.remove("status");
        String status = word.apply(Stage.of(tx, old.id()));
        // Who sends the whole of it back says what was answered once, not what is to be.
        boolean asked = wanted != null && !wanted.isNull() && !change.has("id");
        if (asked && !status.equals(wanted.asString(""))) {
            throw ApiError.badRequest("the status follows from the items, and cannot be set: it is " + status);
        }
        return allowed;
    }

    /** Keeps how far it is, for those who ask by status; nothing happens if it is not there. */
    void note(Tx tx, String id, String user) {
        Entities.find(tx, kind, id).ifPresent(row -> {
            ObjectNode doc = Json.document(row.doc());
            String status = word.apply(Stage.of(tx, id));
            if (!status.equals(Json.text(doc, "status"))) {
                save(tx, row, doc.put("status", status), user);
            }
        });
    }

    /** The same for tasks and assignments, whichever these are. */
    static void note(Tx tx, Iterable<String> ids, String user) {
        for (String id : ids) {
            TaskDoc.TASKS.note(tx, id, user);
            AssignmentDoc.ASSIGNMENTS.note(tx, id, user);
        }
    }

    /** As it is answered: with what can be counted now. */
    ObjectNode view(Tx tx, EntityRow row, Links links) {
        ObjectNode doc = Json.document(row.doc()).put("url", links.of(path, row.id()));
        Progress progress = Progress.of(tx, row.id());
        return progress.addTo(doc.put("status", word.apply(progress.stage())));
    }
}
