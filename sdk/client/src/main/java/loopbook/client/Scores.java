package loopbook.client;

import loopbook.http.Call;
import tools.jackson.databind.JsonNode;

/** What a task says of the quality of the work: {@code GET /scores/tasks/{id}/…}. */
final class Scores {
    /** How many come at once unless something else is said. */
    static final int PAGE = 100;

    private Scores() {}

    /** The answer as it is; {@code below} leads from the task to an item or annotation. */
    static JsonNode read(Dataloop dl, int page, int pageSize, String taskId, String... below) {
        String[] path = new String[3 + below.length];
        path[0] = "scores";
        path[1] = "tasks";
        path[2] = Names.requireText(taskId, "the id of a task");
        System.arraycopy(below, 0, path, 3, below.length);
        return dl.transport().json(Call.get(path).query("page", page).query("pageSize", pageSize));
    }
}
