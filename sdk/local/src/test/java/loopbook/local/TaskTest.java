package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tasks: made, found, changed, looked at. */
class TaskTest extends TaskFixture {
    @Test
    void aTaskHasTheItemsOfItsQueryAndSharesThemOutByTheWorkload() {
        String id = create(order("shared", ANN, 80, BOB, 20));

        JsonNode task = task(id);
        assertThat(task.path("name").asString()).isEqualTo("shared");
        assertThat(task.path("totalItems").asInt()).isEqualTo(10);
        assertThat(task.path("status").asString()).isEqualTo("open");
        assertThat(task.path("assignmentIds")).hasSize(2);
        assertThat(task.at("/availableActions/0/action").asString()).isEqualTo("completed");
        assertThat(api.get(task.path("url").asString()).json()).isEqualTo(task);
        assertThat(itemsOf(id)).containsExactlyElementsOf(items);
        JsonNode anns = assignment(id, ANN);
        assertThat(anns.path("totalItems").asInt()).isEqualTo(8);
        assertThat(anns.path("name").asString()).isEqualTo("shared-" + ANN);
        assertThat(anns.path("status").asString()).isEqualTo("todo");
        assertThat(itemsOf(assignment(id, BOB).path("id").asString())).hasSize(2);
    }

    @Test
    void theLongestNameOfATaskLeavesItsAssignmentsAName() {
        String id = create(order("t".repeat(255), ANN, 100));
        String assignment = assignment(id, ANN).path("id").asString();

        JsonNode changed = api.patch("/assignments/" + assignment, "{\"metadata\":{\"user\":{\"a\":1}}}")
                .ok()
                .json();

        assertThat(changed.path("name").asString()).hasSize(255);
    }

    @Test
    void aLimitIsKept() {
        ObjectNode order = order("few", ANN, 50, BOB, 50).put("limit", 3);

        String id = create(order);

        assertThat(itemsOf(id)).containsExactlyElementsOf(items.subList(0, 3));
        assertThat(assignment(id, ANN).path("totalItems").asInt()).isEqualTo(2);
        assertThat(assignment(id, BOB).path("totalItems").asInt()).isEqualTo(1);
    }

    @Test
    void aTaskWithoutAWorkloadHasItemsThatNobodyHas() {
        String id = create(order("nobody's"));

        assertThat(task(id).path("assignmentIds")).isEmpty();
        assertThat(api.get("/annotationtasks/" + id + "/queue")
                        .ok()
                        .json()
                        .path("remaining")
                        .asInt())
                .isEqualTo(10);
    }

    @Test
    void tasksAndAssignmentsAreFoundByTheirFields() {
        String id = create(order("found", ANN, 100));
        create(order("other", BOB, 100));

        JsonNode byName = api.post(
                        "/annotationtasks/query",
                        "{\"filter\":{\"$and\":[{\"name\":\"found\"},{\"datasetId\":\"" + dataset
                                + "\"}]},\"page\":0,\"pageSize\":1000,\"resource\":\"tasks\",\"context\":{\"projectIds\":[\""
                                + project + "\"]}}")
                .ok()
                .json();
        JsonNode all = api.get("/annotationtasks?projects=" + project + "&pageSize=1")
                .ok()
                .json();
        JsonNode anns = api.get("/assignments?projects=" + project + "&annotator=" + ANN + "&pageSize=500&taskId=" + id)
                .ok()
                .json();

        assertThat(byName.path("totalItemsCount").asInt()).isEqualTo(1);
        assertThat(byName.at("/items/0/id").asString()).isEqualTo(id);
        assertThat(all.path("totalItemsCount").asInt()).isEqualTo(2);
        assertThat(all.path("hasNextPage").asBoolean()).isTrue();
        assertThat(anns.at("/items/0/metadata/system/taskId").asString()).isEqualTo(id);
        assertThat(anns.path("items")).hasSize(1);
    }

    @Test
    void aChangeOfATaskLeavesWhatThePlatformCountsAlone() {
        String id = create(order("named", ANN, 100));
        ObjectNode whole = (ObjectNode) task(id);
        whole.put("name", "renamed").put("totalItems", 99).put("priority", 3);
        whole.putObject("description").put("content", "look closely");

        JsonNode changed =
                api.patch("/annotationtasks/" + id, Json.write(whole)).ok().json();

        assertThat(changed.path("name").asString()).isEqualTo("renamed");
        assertThat(changed.path("priority").asInt()).isEqualTo(3);
        assertThat(changed.path("totalItems").asInt()).isEqualTo(10);
        assertThat(changed.at("/description/content").asString()).isEqualTo("look closely");
        assertThat(changed.at("/description/createdBy").asString()).isEqualTo(LocalPlatform.USER);
    }

    @Test
    void aTaskThatIsThereIsNotMadeTwiceIfAskedSo() {
        String id = create(order("once"));
        ObjectNode again = order("once");
        again.putObject("checkIfExist")
                .putObject("query")
                .putObject("filter")
                .put("name", "once")
                .put("datasetId", dataset);

        JsonNode answer = api.post("/annotationtasks", Json.write(again)).ok().json();

        assertThat(answer.path("id").asString()).isEqualTo(id);
        assertThat(answer.path("name").asString()).isEqualTo("once");
    }

    @Test
    void whatCannotBeATaskIsRefused() {
        assertThat(api.post("/annotationtasks", Json.write(order("x").put("query", "no json")))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/annotationtasks", Json.write(order("x").put("name", "")))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/annotationtasks", Json.write(order("x").put("datasetId", "0123456789abcdef01234567")))
                        .status())
                .isEqualTo(404);
        assertThat(api.post("/annotationtasks", Json.write(order("x", "nobody", 100)))
                        .status())
                .isEqualTo(400);
        ObjectNode wrong = order("x");
        wrong.putObject("spec").put("type", "party");
        assertThat(api.post("/annotationtasks", Json.write(wrong)).status()).isEqualTo(400);
        assertThat(api.get("/annotationtasks/nope").text()).contains("Annotation task not found");
        assertThat(api.get("/assignments/nope").text()).contains("Assignment not found");
    }

    @Test
    void tasksAndAssignmentsHavePagesToLookAt() {
        String id = create(order("looked at", ANN, 100));
        String assignment = assignment(id, ANN).path("id").asString();
        String gate = platform.url().resolve("/").toString();
        Api browser = new Api(platform.url(), null);
        String cookie = browser.get(gate + "?token=" + platform.token())
                .header("set-cookie")
                .split(";", 2)[0];
        String tasks = gate + "projects/" + project + "/tasks";

        assertThat(browser.get(tasks, "cookie", cookie).ok().text()).contains("looked at", "10 items, 0 done");
        assertThat(browser.get(tasks + "/" + id + "/assignments", "cookie", cookie)
                        .ok()
                        .text())
                .contains(ANN, "/0.txt");
        assertThat(browser.get(gate + "projects/" + project + "/assignments/" + assignment, "cookie", cookie)
                        .ok()
                        .text())
                .contains("looked at-" + ANN, "/9.txt");
        assertThat(browser.get(tasks, "cookie", "no").status()).isEqualTo(401);
    }
}
