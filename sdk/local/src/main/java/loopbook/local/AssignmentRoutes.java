package loopbook.local;

import loopbook.local.dql.Query;
import loopbook.local.dql.Resource;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Store;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /assignments}: read, change, hand over. They are made with the items that they hold. */
final class AssignmentRoutes implements Routes {
    private final Store store;
    private final Jobs jobs;

    AssignmentRoutes(Store store, Jobs jobs) {
        this.store = store;
        HandOverWork work = new HandOverWork();
        this.jobs = jobs.on(HandOverWork.REASSIGN, work).on(HandOverWork.REDISTRIBUTE, work);
    }

    @Override
    public void register(Router router) {
        router.on("GET", "/api/v1/assignments", this::list)
                .on("GET", "/api/v1/assignments/{id}", this::get)
                .on("PATCH", "/api/v1/assignments/{id}", this::update)
                .on("POST", "/api/v1/assignments/{id}/partial", this::partial)
                .on("POST", "/api/v1/assignments/{id}/batch", this::batch)
                .on("POST", "/api/v1/assignments/{id}/reassign", this::reassign)
                .on("POST", "/api/v1/assignments/{id}/redistribute", this::redistribute);
    }

    private Reply list(Call call) {
        Query query = EntityPages.query(
                call,
                Resource.ASSIGNMENTS.wire(),
                "projects",
                "projectId",
                "status",
                "status",
                "name",
                "name",
                "annotator",
                "annotator",
                "taskId",
                "metadata.system.taskId");
        return store.read(tx -> Reply.ok(EntityPages.page(
                tx, query, AssignmentDoc::find, (t, row) -> AssignmentDoc.view(t, row, call.links()))));
    }

    private Reply get(Call call) {
        return store.read(tx -> Reply.ok(AssignmentDoc.view(tx, AssignmentDoc.find(tx, call.var("id")), call.links())));
    }

    private Reply update(Call call) {
        ObjectNode change = call.object();
        return store.write(tx -> {
            EntityRow old = AssignmentDoc.find(tx, call.var("id"));
            EntityRow changed = AssignmentDoc.update(tx, old, change, call.system(), call.user());
            return Reply.ok(AssignmentDoc.view(tx, changed, call.links()));
        });
    }

    /** Some fields of it. */
    private Reply partial(Call call) {
        ObjectNode body = call.object();
        return store.read(tx -> {
            ObjectNode whole = AssignmentDoc.view(tx, AssignmentDoc.find(tx, call.var("id")), call.links());
            ObjectNode some = Json.object();
            body.path("fields").forEach(field -> {
                String name = field.asString("");
                if (whole.has(name)) {
                    some.set(name, whole.get(name));
                }
            });
            return Reply.ok(some);
        });
    }

    /** The next batch of a task whose items are pulled. */
    private Reply batch(Call call) {
        return store.write(tx -> {
            EntityRow assignment = AssignmentDoc.find(tx, call.var("id"));
            EntityRow task =
                    TaskDoc.of(tx, assignment).orElseThrow(() -> ApiError.notFound("Annotation task not found"));
            Pulling.next(tx, Json.document(task.doc()), assignment, call.user());
            TaskDoc.note(tx, task.id(), call.user());
            ArrayNode answer = Json.array();
            answer.add(AssignmentDoc.view(tx, AssignmentDoc.find(tx, assignment.id()), call.links()));
            return Reply.ok(answer);
        });
    }

    private Reply reassign(Call call) {
        ObjectNode body = call.object();
        String annotator = body.path("annotator").asString("");
        if (annotator.indexOf('@') <= 0) {
            throw ApiError.badRequest("annotator must be an e-mail address, not: " + body.path("annotator"));
        }
        return jobs.order(
                call,
                HandOverWork.REASSIGN,
                tx -> HandOverWork.reassign(tx, AssignmentDoc.find(tx, call.var("id")), annotator, call.user()));
    }

    private Reply redistribute(Call call) {
        Shares shares = Shares.of(call.object().path("workload"));
        return jobs.order(
                call,
                HandOverWork.REDISTRIBUTE,
                tx -> HandOverWork.redistribute(tx, AssignmentDoc.find(tx, call.var("id")), shares, call.user()));
    }
}
