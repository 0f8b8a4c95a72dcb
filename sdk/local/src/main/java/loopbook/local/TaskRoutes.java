package loopbook.local;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import loopbook.local.dql.Query;
import loopbook.local.dql.Resource;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /annotationtasks}, which also answer to {@code /tasks}: create, read, change, delete, query, items in and out. */
final class TaskRoutes implements Routes {
    private static final Set<String> TYPES = Set.of("annotation", "qa");

    private final Store store;
    private final Jobs jobs;

    TaskRoutes(Store store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs.on(ShareWork.CREATE, ShareWork.CREATING)
                .on(ShareWork.ADD, ShareWork.ADDING)
                .on(LeaveWork.REMOVE, LeaveWork.REMOVING)
                .on(LeaveWork.DELETE, LeaveWork.DELETING);
    }

    @Override
    public void register(Router router) {
        for (String path : new String[] {"/api/v1/annotationtasks", "/api/v1/tasks"}) {
            router.on("POST", path, this::create)
                    .on("GET", path, this::list)
                    .on("POST", path + "/query", this::query)
                    .on("POST", path + "/count", this::count)
                    .on("POST", path + "/projects/{project}/counters", this::counters)
                    .on("GET", path + "/{id}", this::get)
                    .on("PATCH", path + "/{id}", this::update)
                    .on("DELETE", path + "/{id}", this::delete)
                    .on("GET", path + "/{id}/queue", this::queue)
                    .on("POST", path + "/{id}/contributors", this::contributors)
                    .on("POST", path + "/{id}/addToTask", this::add)
                    .on("POST", path + "/{id}/removeFromTask", this::remove);
        }
    }

    private Reply create(Call call) {
        ObjectNode body = call.object();
        check(body);
        JsonNode twins = body.path("checkIfExist").path("query");
        if (twins instanceof ObjectNode query) {
            ObjectNode context = Json.child(query, "context");
            if (body.path("projectId").isString() && !context.has("projectIds")) {
                context.putArray("projectIds").add(body.get("projectId"));
            }
            ObjectNode found = store.read(tx ->
                    EntityPages.page(tx, parse(query), TaskDoc::find, (t, row) -> TaskDoc.view(t, row, call.links())));
            if (!found.path("items").isEmpty()) {
                return Reply.ok(found.path("items").get(0));
            }
        }
        return jobs.order(call, ShareWork.CREATE, tx -> {
            EntityRow dataset = DatasetRoutes.find(tx, body.path("datasetId").asString(""));
            if (Json.text(body, "projectId") == null) {
                body.put("projectId", dataset.project());
            }
            ProjectRoutes.find(tx, body.path("projectId").asString(""));
            parent(tx, body.path("spec").path("parentTaskId"));
            EntityRow task = TaskDoc.create(tx, body, call.user());
            return ShareWork.CREATING.spec(body, task.id());
        });
    }

    private static void check(ObjectNode body) {
        Names.required(body, "name", "task");
        if (!(body.get("spec") instanceof ObjectNode spec)
                || !TYPES.contains(spec.path("type").asString(""))) {
            throw ApiError.badRequest("a task needs a spec with the type annotation or qa");
        }
        String dataset = Json.text(body, "datasetId");
        if (dataset == null) {
            throw ApiError.badRequest("a task needs a datasetId");
        }
        ShareWork.check(body, dataset);
    }

    private static void parent(Tx tx, JsonNode id) {
        if (id.isString()) {
            TaskDoc.find(tx, id.asString());
        }
    }

    private Reply get(Call call) {
        return store.read(tx -> Reply.ok(TaskDoc.view(tx, TaskDoc.find(tx, call.var("id")), call.links())));
    }

    private Reply update(Call call) {
        ObjectNode change = call.object();
        return store.write(tx -> {
            EntityRow task = TaskDoc.update(tx, TaskDoc.find(tx, call.var("id")), change, call.user());
            return Reply.ok(TaskDoc.view(tx, task, call.links()));
        });
    }

    private Reply delete(Call call) {
        return jobs.order(call, LeaveWork.DELETE, tx -> Json.object()
                .put("deleteTaskId", TaskDoc.find(tx, call.var("id")).id()));
    }

    private Reply add(Call call) {
        ObjectNode body = call.object();
        return jobs.order(call, ShareWork.ADD, tx -> {
            EntityRow task = TaskDoc.find(tx, call.var("id"));
            ShareWork.check(body, String.valueOf(task.dataset()));
            return ShareWork.ADDING.spec(body, task.id());
        });
    }

    private Reply remove(Call call) {
        ObjectNode body = call.object();
        return jobs.order(call, LeaveWork.REMOVE, tx -> {
            EntityRow task = TaskDoc.find(tx, call.var("id"));
            ShareWork.check(body, String.valueOf(task.dataset()));
            ObjectNode spec = Json.object().put("removeFromTaskId", task.id());
            spec.set("removeFromTaskPayload", body);
            return spec;
        });
    }

    private Reply query(Call call) {
        Query query = parse(call.object());
        return store.read(tx ->
                Reply.ok(EntityPages.page(tx, query, TaskDoc::find, (t, row) -> TaskDoc.view(t, row, call.links()))));
    }

    private static Query parse(ObjectNode body) {
        ObjectNode asked = body.deepCopy();
        if (!asked.hasNonNull("resource")) {
            asked.put("resource", Resource.TASKS.wire());
        }
        Query query = Query.parse(asked, null);
        JsonNode projects = asked.path("context").path("projectIds");
        if (projects.isArray()) {
            // Tasks name their context in a way of their own.
            ObjectNode inProjects = Json.object();
            inProjects.putObject("projectId").set("$in", projects.deepCopy());
            query = Query.parse(EntityPages.with(asked, inProjects), null);
        }
        boolean reads = !query.delete()
                && query.update().isEmpty()
                && query.references().isEmpty();
        if (query.resource() != Resource.TASKS || !reads) {
            throw ApiError.badRequest("this path finds tasks, and nothing else");
        }
        return query;
    }

    private Reply list(Call call) {
        Query query = EntityPages.query(
                call,
                Resource.TASKS.wire(),
                "projects",
                "projectId",
                "dataset",
                "datasetId",
                "recipe",
                "recipeId",
                "status",
                "status",
                "creator",
                "creator",
                "taskOwner",
                "taskOwner",
                "name",
                "name",
                "assignments",
                "assignmentIds",
                "parentTaskId",
                "spec.parentTaskId",
                "type",
                "spec.type");
        return store.read(tx ->
                Reply.ok(EntityPages.page(tx, query, TaskDoc::find, (t, row) -> TaskDoc.view(t, row, call.links()))));
    }

    /** How many tasks there are in these projects, and in how many of them and of their datasets. */
    private Reply count(Call call) {
        ObjectNode body = call.object();
        Set<String> projects = ids(body.path("projectIds"));
        String dataset = Json.text(body, "datasetId");
        return store.read(tx -> {
            List<EntityRow> tasks = projects.stream()
                    .flatMap(project -> Entities.ofProject(tx, TaskDoc.KIND, project).stream())
                    .filter(task -> dataset == null || dataset.equals(task.dataset()))
                    .toList();
            long open = tasks.stream()
                    .filter(task -> Stage.of(tx, task.id()).compareTo(Stage.DONE) < 0)
                    .count();
            return Reply.ok(Json.object()
                    .put("activeProjects", different(tasks, EntityRow::project))
                    .put("activeDatasets", different(tasks, EntityRow::dataset))
                    .put("activeTasks", open)
                    .put("tasksCount", tasks.size()));
        });
    }

    private static long different(List<EntityRow> tasks, Function<EntityRow, @Nullable String> what) {
        return tasks.stream().map(what).distinct().count();
    }

    private static Set<String> ids(JsonNode list) {
        return list.valueStream().map(id -> id.asString("")).collect(Collectors.toSet());
    }

    private Reply counters(Call call) {
        ObjectNode body = call.object();
        Set<String> people = ids(body.path("contributors"));
        return store.read(tx -> {
            String project = ProjectRoutes.find(tx, call.var("project")).id();
            var tasks = Entities.ofProject(tx, TaskDoc.KIND, project);
            long assignments = Entities.ofProject(tx, AssignmentDoc.KIND, project).stream()
                    .filter(row -> people.isEmpty() || people.contains(AssignmentDoc.annotator(row)))
                    .count();
            long issues = 0;
            long reviews = 0;
            for (EntityRow task : tasks) {
                Progress progress = Progress.of(tx, task.id());
                issues += progress.annotations().getOrDefault("issue", 0L);
                reviews += progress.annotations().getOrDefault("review", 0L);
            }
            return Reply.ok(Json.object()
                    .put("tasksCount", tasks.size())
                    .put("assignmentsCount", assignments)
                    .put("issuesCount", issues)
                    .put("reviewsCount", reviews));
        });
    }

    /** How many items of a task nobody has yet. */
    private Reply queue(Call call) {
        return store.read(tx -> {
            ObjectNode task = Json.document(TaskDoc.find(tx, call.var("id")).doc());
            return Reply.ok(Json.object().put("remaining", Pulling.waiting(tx, task)));
        });
    }

    /** Who may work on a task that is pulled. */
    private Reply contributors(Call call) {
        ObjectNode body = call.object();
        String action = body.path("action").asString("");
        if (!action.equals("add") && !action.equals("remove")) {
            throw ApiError.badRequest("the action is add or remove, not: " + action);
        }
        return store.write(tx -> {
            EntityRow row = TaskDoc.find(tx, call.var("id"));
            ObjectNode task = Json.document(row.doc());
            ObjectNode system = Json.system(task);
            Set<String> people = new LinkedHashSet<>();
            system.path("allowedAssignees").forEach(one -> people.add(one.asString("")));
            body.path("assignees").forEach(one -> {
                if (action.equals("add")) {
                    people.add(one.asString(""));
                } else {
                    people.remove(one.asString(""));
                }
            });
            ArrayNode allowed = system.putArray("allowedAssignees");
            people.forEach(allowed::add);
            return Reply.ok(TaskDoc.view(tx, TaskDoc.save(tx, row, task, call.user()), call.links()));
        });
    }
}
