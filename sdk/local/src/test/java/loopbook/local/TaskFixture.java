package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A dataset of ten items, and the calls that tests of tasks have in common. */
abstract class TaskFixture {
    static final String ANN = "ann@example.com";
    static final String BOB = "bob@example.com";
    static final String CAT = "cat@example.com";

    static LocalPlatform platform;
    static Api api;
    static int count;

    String project;
    String dataset;
    final List<String> items = new ArrayList<>();

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

    ObjectNode order(String name) {
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

    static ArrayNode workload(Object... assigneesAndLoads) {
        ArrayNode workload = Json.array();
        for (int i = 0; i < assigneesAndLoads.length; i += 2) {
            workload.addObject()
                    .put("assigneeId", (String) assigneesAndLoads[i])
                    .put("load", (Integer) assigneesAndLoads[i + 1]);
        }
        return workload;
    }

    ObjectNode order(String name, Object... assigneesAndLoads) {
        ObjectNode body = order(name);
        body.set("workload", workload(assigneesAndLoads));
        return body;
    }

    /** What came of an order, which must end well. */
    static JsonNode done(Api.Answer ordered) {
        JsonNode command = ordered.ok().json();
        long end = System.nanoTime() + 20_000_000_000L;
        while (!command.path("status").asString().equals("success") && System.nanoTime() < end) {
            assertThat(command.path("error").isNull()).as(command.toString()).isTrue();
            command = api.get("/commands/" + command.path("id").asString()).ok().json();
        }
        assertThat(command.path("status").asString()).as(command.toString()).isEqualTo("success");
        return command.path("spec");
    }

    static String create(ObjectNode order) {
        return done(api.post("/annotationtasks", Json.write(order)))
                .path("createdTaskId")
                .asString();
    }

    static JsonNode task(String id) {
        return api.get("/annotationtasks/" + id).ok().json();
    }

    static JsonNode assignment(String task, String annotator) {
        for (JsonNode id : task(task).path("assignmentIds")) {
            JsonNode assignment = api.get("/assignments/" + id.asString()).ok().json();
            if (assignment.path("annotator").asString().equals(annotator)) {
                return assignment;
            }
        }
        throw new AssertionError(annotator + " has no assignment in " + task(task));
    }

    List<String> itemsOf(String ref) {
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

    static Api.Answer status(String assignment, String item, String operation, String status) {
        return api.post(
                "/assignments/" + assignment + "/items/" + item + "/status",
                "{\"operation\":\"" + operation + "\",\"status\":\"" + status + "\"}");
    }
}
