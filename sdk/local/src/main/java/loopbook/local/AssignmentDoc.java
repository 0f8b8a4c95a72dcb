package loopbook.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Tx;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of an assignment: what is stored, and what is counted when it is answered. */
final class AssignmentDoc {
    static final String KIND = "assignment";

    /** What no caller can change. */
    static final Set<String> FIXED = Set.of(
            "id",
            "url",
            "annotator",
            "projectId",
            "createdAt",
            "updatedAt",
            "updatedBy",
            "totalItems",
            "itemStatus",
            "annotationStatus",
            "progress",
            "forReview",
            "issues",
            "taskType",
            "task_id",
            "dataset_id",
            "_datasets");

    private AssignmentDoc() {}

    static EntityRow find(Tx tx, String id) {
        return Entities.find(tx, KIND, id).orElseThrow(() -> ApiError.notFound("Assignment not found"));
    }

    /** The assignment of this person in a task, made if there is none; the task's document is told, and not yet saved. */
    static String ensure(Tx tx, ObjectNode task, String assignee, String user) {
        return of(tx, task, assignee).map(EntityRow::id).orElseGet(() -> create(tx, task, assignee, user));
    }

    /** The assignment of this person in a task. */
    static Optional<EntityRow> of(Tx tx, ObjectNode task, String assignee) {
        List<String> ids = TaskDoc.assignments(task);
        return ids.stream()
                .flatMap(id -> Entities.find(tx, KIND, id).stream())
                .filter(row -> assignee.equalsIgnoreCase(annotator(row)))
                .findFirst();
    }

    static String annotator(EntityRow row) {
        return Json.document(row.doc()).path("annotator").asString("");
    }

    private static String create(Tx tx, ObjectNode task, String assignee, String user) {
        Id id = tx.newId();
        ObjectNode doc = Json.object()
                .put("id", id.toString())
                .put("name", task.path("name").asString("") + "-" + assignee)
                .put("annotator", assignee)
                .put("status", "todo")
                .put("projectId", Json.text(task, "projectId"))
                .put("taskType", task.path("spec").path("type").asString("annotation"));
        Json.child(Json.child(doc, "metadata"), "system")
                .put("taskId", Json.text(task, "id"))
                .put("datasetId", Json.text(task, "datasetId"));
        doc.put("createdAt", id.created()).put("updatedAt", id.created()).put("updatedBy", user);
        Entities.insert(tx, row(id.toString(), id.created(), doc));
        ArrayNode all = task.get("assignmentIds") instanceof ArrayNode there ? there : task.putArray("assignmentIds");
        all.add(id.toString());
        return id.toString();
    }

    private static EntityRow row(String id, String created, ObjectNode doc) {
        return new EntityRow(
                KIND,
                id,
                Json.text(doc, "projectId"),
                Json.text(doc.path("metadata").path("system"), "datasetId"),
                Json.text(doc, "name"),
                created,
                Json.write(doc));
    }

    static EntityRow update(Tx tx, EntityRow old, ObjectNode change, boolean system, String user) {
        ObjectNode doc = Json.document(old.doc());
        Merge.into(doc, Merge.allowed(change, FIXED, system));
        Names.required(doc, "name", "assignment");
        return save(tx, old, doc, user);
    }

    static EntityRow save(Tx tx, EntityRow old, ObjectNode doc, String user) {
        doc.put("updatedAt", tx.now()).put("updatedBy", user);
        EntityRow row = row(old.id(), old.created(), doc);
        Entities.update(tx, row);
        return row;
    }

    /** Says how far it is, after something changed. */
    static void note(Tx tx, String id, String user) {
        EntityRow row = find(tx, id);
        ObjectNode doc = Json.document(row.doc());
        String status = Progress.of(tx, id).assignmentStatus();
        if (!status.equals(Json.text(doc, "status"))) {
            save(tx, row, doc.put("status", status), user);
        }
    }

    static ObjectNode view(Tx tx, EntityRow row, Links links) {
        ObjectNode doc = Json.document(row.doc()).put("url", links.of("assignments", row.id()));
        return Progress.of(tx, row.id()).addTo(doc);
    }
}
