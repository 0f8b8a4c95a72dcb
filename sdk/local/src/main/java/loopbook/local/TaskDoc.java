package loopbook.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a task: what is stored, and what is counted when it is answered. */
final class TaskDoc {
    static final String KIND = "task";

    /** What no caller can change. */
    static final Set<String> FIXED = Set.of(
            "id",
            "url",
            "creator",
            "createdAt",
            "updatedAt",
            "updatedBy",
            "projectId",
            "datasetId",
            "assignmentIds",
            "totalItems",
            "itemStatus",
            "annotationStatus",
            "progress",
            "forReview",
            "issues",
            "hasParent",
            "asynced");

    static final Staged TASKS =
            new Staged(KIND, "Annotation task", "annotationtasks", FIXED, Stage::ofTask, doc -> doc);

    private TaskDoc() {}

    static EntityRow find(Tx tx, String id) {
        return TASKS.find(tx, id);
    }

    /** A new task, as the caller described it; its items come later. */
    static EntityRow create(Tx tx, ObjectNode body, String user) {
        Id id = tx.newId();
        ObjectNode doc = texts(id.toString(), body, user);
        doc.set("dueDate", body.path("dueDate").isNumber() ? body.get("dueDate") : doc.numberNode(0));
        doc.set("spec", body.get("spec").deepCopy());
        doc.putArray("assignmentIds");
        doc.set("metadata", body.get("metadata") instanceof ObjectNode given ? given.deepCopy() : Json.object());
        Json.system(doc);
        doc.set("priority", body.path("priority").isNumber() ? body.get("priority") : doc.numberNode(2));
        doc.set("availableActions", actions(body));
        doc.set("description", described(body.path("description"), user, id.created()));
        return TASKS.insert(tx, id, doc, user);
    }

    private static ObjectNode texts(String id, ObjectNode body, String user) {
        return Json.object()
                .put("id", id)
                .put("name", Names.required(body, "name", "task"))
                .put("status", Stage.OPEN.ofTask())
                .put("projectId", Json.text(body, "projectId"))
                .put("datasetId", Json.text(body, "datasetId"))
                .put("recipeId", Json.text(body, "recipeId"))
                .put("creator", user)
                .put("taskOwner", body.path("taskOwner").asString(user))
                .put("query", Json.text(body, "query"));
    }

    /** The statuses that a task offers; the platform's own if the caller names none. */
    private static JsonNode actions(ObjectNode body) {
        if (body.get("availableActions") instanceof ArrayNode given && !given.isEmpty()) {
            return given.deepCopy();
        }
        ArrayNode own = Json.array();
        boolean review = body.path("spec").path("type").asString("").equals("qa");
        own.addObject()
                .put("action", review ? "approved" : "completed")
                .put("displayName", review ? "Approved" : "Completed")
                .put("color", "#BCFFB6");
        own.addObject().put("action", "discard").put("displayName", "Discarded").put("color", "#FF4949");
        return own;
    }

    /** A description with who said it when; null stays null. */
    private static JsonNode described(JsonNode given, String user, String now) {
        String content = Json.text(given, "content");
        if (content == null) {
            return Json.object().nullNode();
        }
        return Json.object()
                .put("content", content)
                .put("createdBy", user)
                .put("updatedBy", user)
                .put("createdAt", now)
                .put("updatedAt", now);
    }

    /** Changes what a PATCH may change. */
    static EntityRow update(Tx tx, EntityRow old, ObjectNode change, String user) {
        ObjectNode allowed = TASKS.allowed(tx, old, change, false);
        ObjectNode doc = Json.document(old.doc());
        if (allowed.has("description")) {
            allowed.set("description", described(allowed.path("description"), user, tx.now()));
        }
        // Null says nothing here: the Python SDK sends the whole task, with null for what it does not know.
        List<String> silent = allowed.propertyNames().stream()
                .filter(name -> allowed.path(name).isNull())
                .toList();
        allowed.remove(silent);
        Merge.into(doc, allowed);
        Names.required(doc, "name", "task");
        return save(tx, old, doc, user);
    }

    static EntityRow save(Tx tx, EntityRow old, ObjectNode doc, String user) {
        return TASKS.save(tx, old, doc, user);
    }

    /** Keeps how far it and its assignments are, after something changed. */
    static void note(Tx tx, String id, String user) {
        Staged.note(tx, refs(Json.document(find(tx, id).doc())), user);
    }

    /** The ids of its assignments. */
    static List<String> assignments(ObjectNode doc) {
        List<String> ids = new ArrayList<>();
        doc.path("assignmentIds").forEach(id -> ids.add(id.asString("")));
        return ids;
    }

    /** Its own id and those of its assignments. */
    static Set<String> refs(ObjectNode doc) {
        Set<String> ids = new HashSet<>(assignments(doc));
        ids.add(Json.text(doc, "id"));
        return ids;
    }

    /** Which statuses its items can get. */
    static Set<String> statuses(ObjectNode doc) {
        Set<String> known = new HashSet<>(Set.of("completed", "approved", "discard"));
        doc.path("availableActions")
                .forEach(action -> known.add(action.path("action").asString("")));
        return known;
    }

    static ObjectNode view(Tx tx, EntityRow row, Links links) {
        ObjectNode doc = TASKS.view(tx, row, links);
        return doc.put("hasParent", doc.path("spec").has("parentTaskId"));
    }

    /** The task of an assignment. */
    static Optional<EntityRow> of(Tx tx, EntityRow assignment) {
        String id = Json.text(Json.document(assignment.doc()).path("metadata").path("system"), "taskId");
        return id == null ? Optional.empty() : Entities.find(tx, KIND, id);
    }
}
