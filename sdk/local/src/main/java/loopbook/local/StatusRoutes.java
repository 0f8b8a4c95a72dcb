package loopbook.local;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import loopbook.local.store.Work;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /assignments/…/status}: items get a status in an assignment or a task, and lose it. */
final class StatusRoutes implements Routes {
    private final Store store;

    StatusRoutes(Store store) {
        this.store = store;
    }

    /**
     * What is to happen to an item.
     *
     * @param create whether it gets the status; else it loses the one it has
     */
    private record Change(boolean create, String status, String user) {
        static Change of(JsonNode payload, String user) {
            String operation = payload.path("operation").asString("");
            if (!operation.equals("create") && !operation.equals("delete")) {
                throw ApiError.badRequest("the operation is create or delete, not: " + payload.path("operation"));
            }
            String status = payload.path("status").asString("");
            if (operation.equals("create") && status.isBlank()) {
                throw ApiError.badRequest("a status is needed");
            }
            return new Change(operation.equals("create"), status, user);
        }

        /** A 400 if the task does not know the status. */
        void check(ObjectNode task) {
            Set<String> known = TaskDoc.statuses(task);
            if (create && !known.contains(status)) {
                throw ApiError.badRequest("Unknown status '" + status + "': this task offers "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    @Override
    public void register(Router router) {
        router.on("POST", "/api/v1/assignments/items/tasks/{id}/status", this::inTask)
                .on("POST", "/api/v1/assignments/{id}/items/status", this::inAssignment)
                .on("POST", "/api/v1/assignments/{id}/items/{item}/status", this::one);
    }

    /**
     * Where it happens.
     *
     * @param assignments those that are meant
     * @param whole whether the task as such is meant, and with it items that nobody has
     */
    private record Place(EntityRow task, ObjectNode doc, List<String> assignments, boolean whole) {
        static Place of(EntityRow task) {
            ObjectNode doc = Json.document(task.doc());
            return new Place(task, doc, TaskDoc.assignments(doc), true);
        }

        static Place of(Tx tx, EntityRow assignment) {
            EntityRow task =
                    TaskDoc.of(tx, assignment).orElseThrow(() -> ApiError.notFound("Annotation task not found"));
            return new Place(task, Json.document(task.doc()), List.of(assignment.id()), false);
        }
    }

    private Reply inTask(Call call) {
        return bulk(call, tx -> Place.of(TaskDoc.find(tx, call.var("id"))));
    }

    private Reply inAssignment(Call call) {
        return bulk(call, tx -> Place.of(tx, AssignmentDoc.find(tx, call.var("id"))));
    }

    /** Those of the items that are there; each with its last status. */
    private Reply bulk(Call call, Work<Place> where) {
        ObjectNode body = call.object();
        Change change = Change.of(body.path("statusPayload"), call.user());
        JsonNode ids = body.path("itemIds");
        return store.write(tx -> {
            Place place = where.run(tx);
            ObjectNode answer = Json.object();
            Set<String> touched = new LinkedHashSet<>();
            for (JsonNode id : ids.isString() ? List.of(ids) : ids) {
                String item = id.asString("");
                apply(tx, item, place, change, touched).ifPresent(status -> answer.put(item, status));
            }
            finish(tx, place, touched, change.user());
            return Reply.ok(answer);
        });
    }

    private Reply one(Call call) {
        Change change = Change.of(call.object(), call.user());
        return store.write(tx -> {
            Place place = Place.of(tx, AssignmentDoc.find(tx, call.var("id")));
            Set<String> touched = new LinkedHashSet<>();
            if (apply(tx, call.var("item"), place, change, touched).isEmpty()) {
                throw ApiError.notFound("Item " + call.var("item") + " is not in assignment "
                        + place.assignments().get(0));
            }
            finish(tx, place, touched, call.user());
            return Reply.ok(Json.object().put("ok", true));
        });
    }

    /** Changes an item that is there, and notes in which assignments; empty if it is not. */
    private static Optional<String> apply(Tx tx, String id, Place place, Change change, Set<String> touched) {
        change.check(place.doc());
        ItemRow item = Items.find(tx, id).orElse(null);
        if (item == null) {
            return Optional.empty();
        }
        ItemRefs refs = ItemRefs.of(item);
        List<String> here = place.assignments().stream().filter(refs::in).toList();
        String task = place.task().id();
        if (here.isEmpty() && !(place.whole() && refs.in(task))) {
            return Optional.empty();
        }
        touched.addAll(here);
        String before = refs.status(task).orElse("");
        here.forEach(assignment -> refs.status(assignment, change.create() ? change.status() : null));
        boolean done = change.create()
                && TaskDoc.assignments(place.doc()).stream()
                        .filter(refs::in)
                        .allMatch(assignment -> refs.status(assignment).isPresent());
        refs.status(task, done ? change.status() : null);
        String last = change.create() ? change.status() : before;
        refs.log(line(task, here, change, last, tx.now()));
        refs.save(tx, change.user());
        if (done) {
            Agreement.score(tx, place.doc(), item, change.user());
        }
        return Optional.of(last);
    }

    private static ObjectNode line(String task, List<String> assignments, Change change, String status, String now) {
        ObjectNode line = Json.object().put("taskId", task);
        assignments.stream().findFirst().ifPresent(assignment -> line.put("assignmentId", assignment));
        return line.put("action", change.create() ? "created" : "deleted")
                .put("status", status)
                .put("creator", change.user())
                .put("timestamp", now);
    }

    /** Who has room pulls the next batch; then the task says how far it is, and those say it where something changed. */
    private static void finish(Tx tx, Place place, Set<String> touched, String user) {
        touched.stream()
                .flatMap(id -> Entities.find(tx, AssignmentDoc.KIND, id).stream())
                .forEach(assignment -> Pulling.next(tx, place.doc(), assignment, user));
        touched.add(place.task().id());
        Staged.note(tx, touched, user);
    }
}
