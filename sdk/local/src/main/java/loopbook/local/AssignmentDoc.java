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

    static final Staged ASSIGNMENTS =
            new Staged(KIND, "Assignment", "assignments", FIXED, Stage::ofAssignment, doc -> doc.path("metadata")
                    .path("system"));

    private AssignmentDoc() {}

    static EntityRow find(Tx tx, String id) {
        return ASSIGNMENTS.find(tx, id);
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
                .put("name", Names.cut(task.path("name").asString("") + "-" + assignee))
                .put("annotator", assignee)
                .put("status", Stage.OPEN.ofAssignment())
                .put("projectId", Json.text(task, "projectId"))
                .put("taskType", task.path("spec").path("type").asString("annotation"));
        Json.system(doc).put("taskId", Json.text(task, "id")).put("datasetId", Json.text(task, "datasetId"));
        ASSIGNMENTS.insert(tx, id, doc, user);
        ArrayNode all = task.get("assignmentIds") instanceof ArrayNode there ? there : task.putArray("assignmentIds");
        all.add(id.toString());
        return id.toString();
    }

    static EntityRow update(Tx tx, EntityRow old, ObjectNode change, boolean system, String user) {
        ObjectNode doc = Json.document(old.doc());
        Merge.into(doc, ASSIGNMENTS.allowed(tx, old, change, system));
        Names.required(doc, "name", "assignment");
        return ASSIGNMENTS.save(tx, old, doc, user);
    }

    static ObjectNode view(Tx tx, EntityRow row, Links links) {
        return ASSIGNMENTS.view(tx, row, links);
    }
}
