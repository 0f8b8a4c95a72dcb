package loopbook.local;

import java.util.ArrayList;
import java.util.List;
import loopbook.local.store.Entities;
import loopbook.local.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /scores}: what was measured of the work in a task, by {@link Agreement} or by the caller. */
final class ScoreRoutes implements Routes {
    /** The item of a score stands in its column, if the context names one. */
    private static final String OF_ITEM =
            " AND (dataset = ? OR (dataset IS NULL AND json_extract(doc, '$.entityId') = ?))";

    private static final String OF_ANNOTATION =
            " AND (json_extract(doc, '$.entityId') = ? OR json_extract(doc, '$.context.annotationId') = ?)";

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
                .on("GET", "/api/v1/scores/tasks/{id}", call -> list(call, "", List.of()))
                .on("GET", "/api/v1/scores/tasks/{id}/items/{item}", call -> about(call, call.var("item"), OF_ITEM))
                .on(
                        "GET",
                        "/api/v1/scores/tasks/{id}/annotations/{annotation}",
                        call -> about(call, call.var("annotation"), OF_ANNOTATION));
    }

    private Reply about(Call call, String id, String condition) {
        return list(call, condition, List.of(id, id));
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
            List<String> gone = new ArrayList<>();
            tx.each("SELECT id, doc FROM entities WHERE kind = 'score' AND name = ?", List.of(task), row -> {
                if (fits(Json.document(row.text(2)), body)) {
                    gone.add(row.text(1));
                }
                return true;
            });
            gone.forEach(id -> Entities.delete(tx, Scores.KIND, id));
            return Reply.text(204, "application/json", "");
        });
    }

    private static boolean fits(ObjectNode score, ObjectNode asked) {
        JsonNode entity = asked.path("entityId");
        return (!entity.isString() || entity.equals(score.path("entityId")))
                && asked.path("context").properties().stream()
                        .filter(field -> field.getValue().isString())
                        .allMatch(field ->
                                field.getValue().equals(score.path("context").path(field.getKey())));
    }

    private Reply list(Call call, String condition, List<String> values) {
        int page = Math.max(0, call.number("page", 0));
        int size = Math.max(1, Math.min(LARGEST_PAGE, call.number("pageSize", PAGE)));
        return store.read(tx -> {
            String task = TaskDoc.find(tx, call.var("id")).id();
            List<Object> binds = new ArrayList<>(values);
            binds.add(0, task);
            String from = " FROM entities WHERE kind = 'score' AND name = ?" + condition;
            long total = tx.number("SELECT count(*)" + from, binds);
            binds.addAll(List.of(size, (long) page * size));
            List<ObjectNode> scores = tx.all(
                    "SELECT doc" + from + " ORDER BY id LIMIT ? OFFSET ?", binds, row -> Json.document(row.text(1)));
            return Reply.ok(EntityPages.answer(total, page, size, scores));
        });
    }
}
