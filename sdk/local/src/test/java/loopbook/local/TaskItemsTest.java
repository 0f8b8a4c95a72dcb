package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Items come into tasks and assignments, go from one to another, and leave. */
class TaskItemsTest extends TaskFixture {
    @Test
    void itemsJoinAndLeave() {
        String id = create(order("in and out", ANN, 100).put("limit", 2));
        String query = "{\\\"filter\\\":{\\\"$and\\\":[{\\\"id\\\":{\\\"$in\\\":[\\\"" + items.get(5) + "\\\",\\\""
                + items.get(0) + "\\\"]}}]}}";

        done(api.post(
                "/annotationtasks/" + id + "/addToTask",
                "{\"query\":\"" + query + "\",\"asynced\":true," + "\"workload\":[{\"assigneeId\":\"" + BOB
                        + "\",\"load\":100}]}"));

        assertThat(itemsOf(id)).containsExactly(items.get(0), items.get(1), items.get(5));
        assertThat(itemsOf(assignment(id, BOB).path("id").asString())).containsExactly(items.get(5));

        JsonNode spec = done(api.post(
                "/annotationtasks/" + id + "/removeFromTask", "{\"query\":\"" + query + "\",\"asynced\":true}"));

        assertThat(spec.path("removeFromTaskId").asString()).isEqualTo(id);
        assertThat(itemsOf(id)).containsExactly(items.get(1));
        assertThat(assignment(id, ANN).path("totalItems").asInt()).isEqualTo(1);
        assertThat(assignment(id, BOB).path("totalItems").asInt()).isZero();
    }

    @Test
    void reassigningMovesWhatIsNotDone() {
        String id = create(order("handed over", ANN, 100).put("limit", 4));
        String from = assignment(id, ANN).path("id").asString();
        status(from, items.get(0), "create", "completed").ok();

        JsonNode spec = done(api.post(
                "/assignments/" + from + "/reassign",
                "{\"taskId\":\"" + id + "\",\"annotator\":\"" + BOB + "\",\"asynced\":true}"));

        String to = spec.path("toAssignment").asString();
        assertThat(assignment(id, BOB).path("id").asString()).isEqualTo(to);
        assertThat(itemsOf(to)).containsExactlyElementsOf(items.subList(1, 4));
        assertThat(itemsOf(from)).containsExactly(items.get(0));
        assertThat(assignment(id, ANN).path("status").asString()).isEqualTo("done");
    }

    @Test
    void anAssignmentThatLosesItsLastItemGoes() {
        String id = create(order("all gone", ANN, 100).put("limit", 4));
        String from = assignment(id, ANN).path("id").asString();

        done(api.post("/assignments/" + from + "/reassign", "{\"annotator\":\"" + BOB + "\",\"asynced\":true}"));

        assertThat(api.get("/assignments/" + from).status()).isEqualTo(404);
        assertThat(task(id).path("assignmentIds")).hasSize(1);
    }

    @Test
    void redistributingSharesWhatIsNotDone() {
        String id = create(order("anew", ANN, 100));
        String from = assignment(id, ANN).path("id").asString();
        status(from, items.get(0), "create", "completed").ok();
        status(from, items.get(1), "create", "completed").ok();

        JsonNode spec = done(api.post(
                "/assignments/" + from + "/redistribute",
                "{\"taskId\":\"" + id + "\",\"workload\":" + workload(ANN, 25, BOB, 25, CAT, 50)
                        + ",\"asynced\":true}"));

        assertThat(spec.path("workload")).hasSize(3);
        assertThat(assignment(id, ANN).path("totalItems").asInt()).isEqualTo(4);
        assertThat(assignment(id, BOB).path("totalItems").asInt()).isEqualTo(2);
        assertThat(assignment(id, CAT).path("totalItems").asInt()).isEqualTo(4);
        assertThat(itemsOf(id)).hasSize(10);
    }

    @Test
    void aDeletedTaskLeavesItsItemsBehind() {
        String id = create(order("gone", ANN, 50, BOB, 50));
        String assignment = assignment(id, ANN).path("id").asString();

        JsonNode spec = done(api.send("DELETE", "/annotationtasks/" + id, "{\"asynced\":true}"));

        assertThat(spec.path("deleteTaskId").asString()).isEqualTo(id);
        assertThat(api.get("/annotationtasks/" + id).status()).isEqualTo(404);
        assertThat(api.get("/assignments/" + assignment).status()).isEqualTo(404);
        assertThat(itemsOf(id)).isEmpty();
        assertThat(api.get("/items/" + items.get(0)).ok().json().at("/metadata/system/refs"))
                .isEmpty();
    }

    @Test
    void itemsThatArePulledComeABatchAtATime() {
        ObjectNode order = order("pulled", ANN, 50, BOB, 50);
        order.putObject("metadata").putObject("system").put("batchSize", 2).put("maxBatchWorkload", 3);
        String id = create(order);
        String anns = assignment(id, ANN).path("id").asString();
        List<String> first = itemsOf(anns);
        assertThat(first).hasSize(2);
        assertThat(itemsOf(id)).hasSize(10);

        status(anns, first.get(0), "create", "completed").ok();

        assertThat(itemsOf(anns)).hasSize(4);
        assertThat(api.get("/annotationtasks/" + id + "/queue")
                        .ok()
                        .json()
                        .path("remaining")
                        .asInt())
                .isEqualTo(4);
    }
}
