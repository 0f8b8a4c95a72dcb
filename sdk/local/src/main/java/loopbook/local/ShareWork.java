package loopbook.local;

import java.util.List;
import java.util.Set;
import loopbook.local.store.EntityRow;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work behind {@code POST /annotationtasks} and {@code …/addToTask}: what a query finds joins a task, and is shared out
 * among the assignees of the workload.
 *
 * @param payload where the order stands in the spec of the command
 * @param creates whether the task itself is part of the work, and goes if that fails
 */
record ShareWork(String payload, boolean creates) implements LongWork {
    static final String CREATE = "CreateTask";
    static final String ADD = "AddToTask";
    static final String CREATED_ID = "createdTaskId";
    private static final int STEP = 200;

    static final ShareWork CREATING = new ShareWork("createTaskPayload", true);
    static final ShareWork ADDING = new ShareWork("addToTaskPayload", false);

    /** What is to be done, read once. */
    private record Order(String task, Matches matches, Shares shares, long limit) {}

    /** Checks an order; a 400 if it cannot be understood. */
    static void check(ObjectNode body, String dataset) {
        Matches.of(dataset, query(body), Matches.NO_END);
        Shares.of(body.path("workload"));
        JsonNode limit = body.path("limit");
        if (!limit.isMissingNode() && !limit.isNull() && (!limit.isNumber() || limit.asDouble() < 0)) {
            throw ApiError.badRequest("limit must be a number from 0, not " + limit);
        }
    }

    /** The query of an order: JSON in a text. */
    static JsonNode query(JsonNode body) {
        JsonNode query = body.path("query");
        if (query.isObject()) {
            return query;
        }
        if (!query.isString()) {
            throw ApiError.badRequest("query must be a query as JSON text");
        }
        JsonNode read = Json.read(query.asString());
        if (!read.isObject()) {
            throw ApiError.badRequest("query must be a query as JSON text, not " + query);
        }
        return read;
    }

    ObjectNode spec(ObjectNode body, String task) {
        ObjectNode spec = Json.object();
        spec.set(payload, body);
        return spec.put(creates ? CREATED_ID : "taskId", task);
    }

    @Override
    public void run(Job job) {
        String task = job.spec().path(creates ? CREATED_ID : "taskId").asString("");
        JsonNode body = job.spec().path(payload);
        long limit = body.path("limit").isNumber() ? body.path("limit").asLong() : Long.MAX_VALUE;
        Order order = job.read(tx -> new Order(
                task,
                Matches.of(String.valueOf(TaskDoc.find(tx, task).dataset()), query(body), job.id()),
                Shares.of(body.path("workload")),
                limit));
        long all = Math.min(limit, job.read(order.matches()::count));
        job.steps(tx -> step(tx, job, order, all));
        job.last(tx -> {
            TaskDoc.note(tx, task, job.user());
            return true;
        });
    }

    private static boolean step(Tx tx, Job job, Order order, long all) {
        EntityRow row = TaskDoc.find(tx, order.task());
        ObjectNode task = Json.document(row.doc());
        Sharing sharing = new Sharing(tx, task, order.shares(), job.state(), job.user());
        List<ItemRow> next = order.matches().after(tx, job.state().path("after").asString(""), STEP);
        for (ItemRow item : next) {
            if (sharing.added() >= order.limit()) {
                break;
            }
            sharing.add(item);
            job.state().put("after", item.id());
        }
        TaskDoc.save(tx, row, task, job.user());
        job.progress(sharing.added(), all);
        return next.size() == STEP && sharing.added() < order.limit();
    }

    /** Items on their way into a task; how far it is stands in the state of the work. */
    private static final class Sharing {
        private final Tx tx;
        private final ObjectNode task;
        private final Shares shares;
        private final ObjectNode state;
        private final String user;
        private final Quality quality;
        private final long batch;

        Sharing(Tx tx, ObjectNode task, Shares shares, ObjectNode state, String user) {
            this.tx = tx;
            this.task = task;
            this.shares = shares;
            this.state = state;
            this.user = user;
            JsonNode system = task.path("metadata").path("system");
            this.quality = Quality.of(system);
            this.batch = Pulling.batch(system);
            shares.units().forEach(unit -> AssignmentDoc.ensure(tx, task, unit.assignee(), user));
        }

        long added() {
            return state.path("added").asLong(0);
        }

        void add(ItemRow item) {
            ItemRefs refs = ItemRefs.of(item);
            String id = task.path("id").asString("");
            boolean known = refs.in(id);
            boolean free = !shares.isEmpty() && !refs.inAny(Set.copyOf(TaskDoc.assignments(task)));
            if (known && !free) {
                return;
            }
            refs.join(ItemRefs.TASK, id);
            assign(refs);
            refs.save(tx, user);
            state.put("added", added() + 1);
        }

        private void assign(ItemRefs refs) {
            if (shares.isEmpty()) {
                return;
            }
            ArrayNode counts = state.get("counts") instanceof ArrayNode there ? there : state.putArray("counts");
            for (String assignee : shares.next(counts, quality.copies(added()))) {
                String assignment = AssignmentDoc.ensure(tx, task, assignee, user);
                if (batch < 0 || Pulling.open(tx, assignment) < batch) {
                    refs.join(ItemRefs.ASSIGNMENT, assignment);
                }
            }
        }
    }

    @Override
    public void undo(Tx tx, Job job) {
        if (creates) {
            LeaveWork.removeAll(tx, job.spec().path(CREATED_ID).asString(""), job.user());
        }
    }
}
