package loopbook.local;

import java.util.List;
import java.util.function.Predicate;
import loopbook.local.store.Entities;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /scores}: what was measured of the work in a task, by {@link Agreement} or by the caller. */
final class ScoreRoutes implements Routes {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    private final Store store;

    ScoreRoutes(Store store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.on("POST", "/api/v1/scores", this::create)
                .on("DELETE", "/api/v1/scores", this::delete)
                .on("GET", "/api/v1/scores/tasks/{id}", call -> list(call, score -> true))
                .on("GET", "/api/v1/scores/tasks/{id}/items/{item}", call -> list(call, about(call, "item", "itemId")))
                .on(
                        "GET",
                        "/api/v1/scores/tasks/{id}/annotations/{annotation}",
                        call -> list(call, about(call, "annotation", "annotationId")));
    }

    private static Predicate<JsonNode> about(Call call, String variable, String key) {
        String id = call.var(variable);
        return score -> id.equals(Json.text(score, "entityId")) || id.equals(Json.text(score.path("context"), key));
    }

    private Reply create(Call call) {
        JsonNode scores = call.object().path("scores");
        if (!scores.isArray()) {
            throw ApiError.badRequest("scores must be a list");
        }
        return store.write(tx -> {
            ArrayNode made = Json.array();
            for (JsonNode score : scores) {
                if (!(score instanceof ObjectNode one)) {
                    throw ApiError.badRequest("a score is an object, not " + score);
                }
                made.add(Scores.insert(tx, one, call.user()));
            }
            return Reply.ok(made);
        });
    }

    /** Those of a task that fit the context, and the entity if one is named. */
    private Reply delete(Call call) {
        ObjectNode body = call.object();
        JsonNode context = body.path("context");
        String task = Json.text(context, "taskId");
        if (task == null) {
            throw ApiError.badRequest("context.taskId says of which task");
        }
        return store.write(tx -> {
            for (ObjectNode score : of(tx, task)) {
                boolean named = !body.path("entityId").isString()
                        || body.path("entityId").equals(score.path("entityId"));
                boolean fits = context.properties().stream()
                        .filter(field -> field.getValue().isString())
                        .allMatch(field ->
                                field.getValue().equals(score.path("context").path(field.getKey())));
                if (named && fits) {
                    Entities.delete(tx, Scores.KIND, score.path("id").asString());
                }
            }
            return Reply.text(204, "application/json", "");
        });
    }

    private static List<ObjectNode> of(Tx tx, String task) {
        return Entities.named(tx, Scores.KIND, task).stream()
                .map(row -> Json.document(row.doc()))
                .toList();
    }

    private Reply list(Call call, Predicate<JsonNode> wanted) {
        int page = Math.max(0, call.number("page", 0));
        int size = Math.max(1, Math.min(LARGEST_PAGE, call.number("pageSize", PAGE)));
        return store.read(tx -> {
            String task = TaskDoc.find(tx, call.var("id")).id();
            List<ObjectNode> all = of(tx, task).stream().filter(wanted).toList();
            int pages = (all.size() + size - 1) / size;
            ObjectNode answer = Json.object()
                    .put("totalItemsCount", all.size())
                    .put("totalPagesCount", pages)
                    .put("hasNextPage", page + 1 < pages);
            ArrayNode items = answer.putArray("items");
            all.stream().skip((long) page * size).limit(size).forEach(items::add);
            return Reply.ok(answer);
        });
    }
}
