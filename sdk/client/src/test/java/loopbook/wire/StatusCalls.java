package loopbook.wire;

import java.util.ArrayList;
import java.util.List;
import loopbook.client.Bound;
import loopbook.client.Item;
import loopbook.client.StatusOptions;
import loopbook.filters.Resource;
import loopbook.http.Json;

/** The status and the scores of items in tasks. */
final class StatusCalls {
    private StatusCalls() {}

    static void in(Calls calls) {
        calls.add("items.update_status", c -> {
            if (c.has("filters")) {
                c.items()
                        .updateStatus(
                                c.filters("filters", Resource.ITEMS).condition(), c.text("status"), o -> where(c, o));
            } else {
                List<Item> these = new ArrayList<>();
                String given = c.has("items") ? "items" : "itemIds";
                TaskCalls.require(c.has(given), "Say which items");
                c.texts(given).forEach(id -> these.add(given.equals("items") ? c.item(id) : unknown(c, id)));
                c.items().updateStatus(these, c.text("status"), o -> where(c, o));
            }
            return null;
        });
        calls.add("item.update_status", c -> {
            item(c).updateStatus(c.text("status"), o -> where(c, o));
            return null;
        });
        calls.add("item.status", c -> item(c).status(
                        c.has("assignmentId") ? c.text("assignmentId") : TaskCalls.name(c, "taskId")));
        calls.add("items.task_scores", c -> c.items()
                .taskScores(
                        TaskCalls.name(c, "itemId"),
                        TaskCalls.name(c, "taskId"),
                        c.number("pageOffset"),
                        TaskCalls.size(c, 100)));
        calls.add(
                "item.task_scores",
                c -> c.has("pageOffset") || c.has("pageSize")
                        ? c.items()
                                .taskScores(
                                        item(c).id(),
                                        TaskCalls.name(c, "taskId"),
                                        c.number("pageOffset"),
                                        TaskCalls.size(c, 100))
                        : item(c).taskScores(TaskCalls.name(c, "taskId")));
        calls.add("annotations.task_scores", c -> c.annotations()
                .taskScores(
                        TaskCalls.name(c, "annotationId"),
                        TaskCalls.name(c, "taskId"),
                        c.number("pageOffset"),
                        TaskCalls.size(c, 100)));
    }

    private static Item item(Case c) {
        return Bound.item(c.held("item"), c.dl());
    }

    /** An item of which only the id is known. */
    private static Item unknown(Case c, String id) {
        return Bound.item(Json.object().put("id", id), c.dl());
    }

    private static StatusOptions where(Case c, StatusOptions options) {
        StatusOptions o = options;
        o = c.has("taskId") ? o.task(c.text("taskId")) : o;
        o = c.has("assignmentId") ? o.assignment(c.text("assignmentId")) : o;
        return c.flag("clear") ? o.clear() : o;
    }
}
