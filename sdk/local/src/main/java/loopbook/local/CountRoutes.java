package loopbook.local;

import java.util.ArrayList;
import java.util.List;
import loopbook.local.store.Counters;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Items;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in a dataset, in numbers: labels, types, fields; and the datasets of projects. */
final class CountRoutes implements Routes {
    private final Store store;

    CountRoutes(Store store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.on("POST", "/api/v1/datasets/count", this::datasets)
                .on("GET", "/api/v1/datasets/{id}/annotations/labels", call -> count(call, "label", null))
                .on("POST", "/api/v1/datasets/{id}/annotations/labels", call -> count(call, "label", call.object()))
                .on("POST", "/api/v1/datasets/{id}/annotations/types", call -> count(call, "type", call.object()));
    }

    /** {@code [{"label": "cat", "count": 5}]}, the most frequent first. */
    private Reply count(Call call, String column, @Nullable ObjectNode choice) {
        String task = choice == null ? call.query("taskId") : Json.text(choice, "taskId");
        String assignment = choice == null ? call.query("assignmentId") : Json.text(choice, "assignmentId");
        StringBuilder sql =
                new StringBuilder("SELECT a." + column + ", count(*) FROM annotations a WHERE a.dataset = ?");
        List<Object> binds = new ArrayList<>(List.of(call.var("id")));
        if (choice != null && choice.path("creators").isArray()) {
            sql.append(" AND a.creator IN (SELECT value FROM json_each(?))");
            binds.add(Json.write(choice.get("creators")));
        }
        for (String ref : new String[] {task, assignment}) {
            if (ref != null) {
                sql.append(" AND EXISTS (SELECT 1 FROM refs r WHERE r.ref = ? AND r.item = a.item)");
                binds.add(ref);
            }
        }
        sql.append(" GROUP BY 1 ORDER BY 2 DESC, 1");
        ArrayNode counts = Json.array();
        store.read(tx -> {
            DatasetRoutes.find(tx, call.var("id"));
            tx.each(sql.toString(), binds, row -> {
                counts.addObject().put(column, row.optionalText(1)).put("count", row.number(2));
                return true;
            });
            return true;
        });
        return Reply.ok(counts);
    }

    /** {@code {"projectIds": […], "system": false}}: how many datasets there are, and what they hold. */
    private Reply datasets(Call call) {
        ObjectNode body = call.object();
        if (!body.path("projectIds").isArray()) {
            throw ApiError.badRequest("projectIds must be a list of project ids");
        }
        boolean system = body.path("system").asBoolean(false);
        ArrayNode found = Json.array();
        store.read(tx -> {
            for (JsonNode project : body.get("projectIds")) {
                Entities.ofProject(tx, DatasetRoutes.KIND, Json.id(project)).stream()
                        .filter(row -> system || !DatasetRoutes.BINARIES.equals(row.name()))
                        .forEach(row -> found.add(brief(tx, row)));
            }
            return true;
        });
        ObjectNode answer = Json.object().put("total", found.size());
        answer.set("datasets", found);
        return Reply.ok(answer);
    }

    private static ObjectNode brief(Tx tx, EntityRow row) {
        Counters counters = Items.counters(tx, row.id());
        return Json.object()
                .put("id", row.id())
                .put("name", row.name())
                .put("itemsCount", counters.files())
                .put("annotated", counters.annotated())
                .put("annotationsCount", counters.annotations());
    }
}
