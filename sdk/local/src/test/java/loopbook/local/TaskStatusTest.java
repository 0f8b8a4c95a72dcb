package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How far a task is follows from its items. */
class TaskStatusTest extends TaskFixture {
    @Test
    void aStatusIsCountedAndMakesTheTaskCompleteInTheEnd() {
        String id = create(order("work", ANN, 100).put("limit", 2));
        String assignment = assignment(id, ANN).path("id").asString();

        status(assignment, items.get(0), "create", "completed").ok();

        JsonNode half = task(id);
        assertThat(half.path("status").asString()).isEqualTo("in progress");
        assertThat(half.path("progress").asInt()).isEqualTo(50);
        assertThat(half.at("/itemStatus/actions/completed").asInt()).isEqualTo(1);
        assertThat(half.at("/itemStatus/remaining").asInt()).isEqualTo(1);
        JsonNode item = api.get("/items/" + items.get(0)).ok().json();
        assertThat(item.at("/metadata/system/refs/0/metadata/status").asString())
                .isEqualTo("completed");
        assertThat(item.at("/metadata/system/taskStatusLog/0/action").asString())
                .isEqualTo("created");

        status(assignment, items.get(1), "create", "discard").ok();
        assertThat(task(id).path("status").asString()).isEqualTo("completed");
        assertThat(assignment(id, ANN).path("status").asString()).isEqualTo("done");

        status(assignment, items.get(1), "delete", "discard").ok();
        assertThat(task(id).path("status").asString()).isEqualTo("in progress");
        assertThat(task(id).at("/itemStatus/actions/discard").isMissingNode()).isTrue();
    }

    @Test
    void aTaskIsCompleteWhenWhatWasOpenIsGone() {
        String id = create(order("shrinks", ANN, 100).put("limit", 2));
        String assignment = assignment(id, ANN).path("id").asString();
        status(assignment, items.get(0), "create", "completed").ok();

        api.delete("/items/" + items.get(1)).ok();

        assertThat(task(id).path("progress").asInt()).isEqualTo(100);
        assertThat(task(id).path("status").asString()).isEqualTo("completed");
        assertThat(assignment(id, ANN).path("status").asString()).isEqualTo("done");
        assertThat(api.get("/annotationtasks?status=completed&datasetId=" + dataset + "&name=shrinks")
                        .ok()
                        .json()
                        .path("totalItemsCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theStatusFollowsFromTheItemsAndIsNotSet() {
        String id = create(order("counted", ANN, 100).put("limit", 1));
        String before = task(id).toString();
        status(assignment(id, ANN).path("id").asString(), items.get(0), "create", "completed")
                .ok();

        assertThat(api.patch("/annotationtasks/" + id, before)
                        .ok()
                        .json()
                        .path("status")
                        .asString())
                .as("an old copy is sent back")
                .isEqualTo("completed");
        Api.Answer refused = api.patch("/annotationtasks/" + id, "{\"status\":\"open\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("follows from the items").contains("completed");
    }

    @Test
    void anIssueOnAnItemShowsInATaskThatIsDone() {
        String id = create(order("with issues", ANN, 100).put("limit", 1));
        api.post(
                        "/items/" + items.get(0) + "/annotations",
                        "{\"label\":\"cat\",\"type\":\"point\",\"coordinates\":{\"x\":1,\"y\":2},"
                                + "\"metadata\":{\"system\":{\"status\":\"issue\"}}}")
                .ok();

        status(assignment(id, ANN).path("id").asString(), items.get(0), "create", "completed")
                .ok();

        assertThat(task(id).path("status").asString()).isEqualTo("completed with issues");
        assertThat(task(id).path("issues").asInt()).isEqualTo(1);
        assertThat(api.get("/annotationtasks?status=completed+with+issues&name=with+issues")
                        .ok()
                        .json()
                        .path("totalItemsCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void manyItemsGetAStatusAtOnceAndThoseThatAreNotInTheTaskAreLeftOut() {
        String id = create(order("bulk", ANN, 50, BOB, 50).put("limit", 4));

        JsonNode answer = api.post(
                        "/assignments/items/tasks/" + id + "/status",
                        "{\"itemIds\":[\"" + items.get(0) + "\",\"" + items.get(1) + "\",\"" + items.get(9)
                                + "\",\"nowhere\"],\"statusPayload\":{\"operation\":\"create\",\"returnLastStatus\":true,"
                                + "\"status\":\"completed\"}}")
                .ok()
                .json();

        assertThat(answer.propertyNames()).containsExactlyInAnyOrder(items.get(0), items.get(1));
        assertThat(task(id).at("/itemStatus/completed").asInt()).isEqualTo(2);
        assertThat(assignment(id, ANN).at("/itemStatus/completed").asInt()).isEqualTo(1);
    }

    @Test
    void aStatusThatTheTaskDoesNotOfferIsRefused() {
        ObjectNode order = order("own actions", ANN, 100);
        order.putArray("availableActions")
                .addObject()
                .put("action", "to-check")
                .put("displayName", "To check")
                .put("color", "#112233");
        String id = create(order);
        String assignment = assignment(id, ANN).path("id").asString();

        assertThat(status(assignment, items.get(0), "create", "to-check").status())
                .isEqualTo(200);
        Api.Answer refused = status(assignment, items.get(0), "create", "finished");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("finished").contains("to-check");
        assertThat(status(assignment, items.get(0), "forget", "to-check").status())
                .isEqualTo(400);
        assertThat(status(assignment, "nowhere", "create", "completed").status())
                .isEqualTo(404);
    }

    @Test
    void deletedItemsAreCountedNoMore() {
        String id = create(order("shrinking", ANN, 100));

        api.delete("/items/" + items.get(0)).ok();

        assertThat(task(id).path("totalItems").asInt()).isEqualTo(9);
    }
}
