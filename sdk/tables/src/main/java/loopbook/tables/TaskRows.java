package loopbook.tables;

import java.util.HashMap;
import java.util.Map;
import loopbook.client.Task;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The items of a task, each with its status there and who has it. */
final class TaskRows {
    private final String taskId;
    private final Map<String, String> annotators = new HashMap<>();

    private TaskRows(Task task) {
        this.taskId = task.id();
        task.assignments().list().forEach(each -> annotators.put(each.id(), each.annotator()));
    }

    static Rows of(Task task) {
        TaskRows rows = new TaskRows(task);
        return new Rows(Layout.TASK_ITEMS, task.getItems().rawPages().map(page -> page.stream()
                .map(rows::row)
                .toList()));
    }

    private ObjectNode row(ObjectNode item) {
        ObjectNode row = item.deepCopy();
        for (JsonNode ref : item.path("metadata").path("system").path("refs")) {
            String id = ref.path("id").asString("");
            String status = ref.path("metadata").path("status").asString("");
            if (annotators.containsKey(id)) {
                row.put("assignee", annotators.get(id));
            }
            if ((id.equals(taskId) || annotators.containsKey(id)) && !status.isEmpty()) {
                row.put("status", status);
            }
        }
        return row;
    }
}
