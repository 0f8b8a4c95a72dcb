package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class TaskTest {
    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";
    private static final String CAT = "cat@example.com";

    private static LocalPlatform platform;
    private static Api api;
    private static int count;

    private String project;
    private String dataset;
    private final List<String> items = new ArrayList<>();

    @BeforeAll
    static void open() {
        platform = LocalPlatform.inMemory();
        api = new Api(platform);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @BeforeEach
    void fill() {
        project = api.project("tasks " + ++count);
        dataset = api.dataset(project, "pictures");
        for (int i = 0; i < 10; i++) {
            items.add(api.item(dataset, "/" + i + ".txt", "text " + i));
        }
    }

    private ObjectNode order(String name) {
        ObjectNode body = Json.object()
                .put("name", name)
                .put("query", "{\"filter\":{\"$and\":[{\"hidden\":false},{\"type\":\"file\"}]}}")
                .put("taskOwner", LocalPlatform.USER)
                .put("datasetId", dataset)
                .put("projectId", project)
                .put("recipeId", "r")
                .put("dueDate", 1735689600000L)
                .put("asynced", true)
                .put("priority", 2);
        body.putObject("spec").put("type", "annotation");
        body.putArray("assignmentIds");
        return body;
    }

    private static ArrayNode workload(Object... assigneesAndLoads) {
        ArrayNode workload = Json.array();
        for (int i = 0; i < assigneesAndLoads.length; i += 2) {
            workload.addObject()
                    .put("assigneeId", (String) assigneesAndLoads[i])
                    .put("load", (Integer) assigneesAndLoads[i + 1]);
        }
        return workload;
    }

    private ObjectNode order(String name, Object... assigneesAndLoads) {
        ObjectNode body = order(name);
        body.set("workload", workload(assigneesAndLoads));
        return body;
    }

    /** What came of an order, which must end well. */
    private static JsonNode done(Api.Answer ordered) {
        JsonNode command = ordered.ok().json();
        long end = System.nanoTime() + 20_000_000_000L;
        while (!command.path("status").asString().equals("success") && System.nanoTime() < end) {
            assertThat(command.path("error").isNull()).as(command.toString()).isTrue();
            command = api.get("/commands/" + command.path("id").asString()).ok().json();
        }
        assertThat(command.path("status").asString()).as(command.toString()).isEqualTo("success");
        return command.path("spec");
    }

    private static String create(ObjectNode order) {
        return done(api.post("/annotationtasks", Json.write(order)))
                .path("createdTaskId")
                .asString();
    }

    private static JsonNode task(String id) {
        return api.get("/annotationtasks/" + id).ok().json();
    }

    private static JsonNode assignment(String task, String annotator) {
        for (JsonNode id : task(task).path("assignmentIds")) {
            JsonNode assignment = api.get("/assignments/" + id.asString()).ok().json();
            if (assignment.path("annotator").asString().equals(annotator)) {
                return assignment;
            }
        }
        throw new AssertionError(annotator + " has no assignment in " + task(task));
    }

    private List<String> itemsOf(String ref) {
        JsonNode page = api.post(
                        "/datasets/" + dataset + "/query",
                        "{\"resource\":\"items\",\"filter\":{\"$and\":[{\"metadata.system.refs.id\":{\"$in\":[\"" + ref
                                + "\"]}}]},\"sort\":{\"id\":\"ascending\"}}")
                .ok()
                .json();
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static Api.Answer status(String assignment, String item, String operation, String status) {
        return api.post(
                "/assignments/" + assignment + "/items/" + item + "/status",
                "{\"operation\":\"" + operation + "\",\"status\":\"" + status + "\"}");
    }

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

    @Test
    void deletedItemsAreCountedNoMore() {
        String id = create(order("shrinking", ANN, 100));

        api.delete("/items/" + items.get(0)).ok();

        assertThat(task(id).path("totalItems").asInt()).isEqualTo(9);
    }
}
