package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What else can be asked of tasks, assignments and scores; tasks answer to two names. */
class TaskCallsTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static int count;

    private String project;
    private String dataset;
    private String item;
    private String task;

    @BeforeEach
    void fill() {
        project = api.project("calls " + ++count);
        dataset = api.dataset(project, "pictures");
        item = api.item(dataset, "/one.txt", "1");
        api.item(dataset, "/two.txt", "2");
        task = create("first").path("createdTaskId").asString();
    }

    private static JsonNode done(Api.Answer ordered) {
        JsonNode command = ordered.ok().json();
        while (List.of("created", "in-progress").contains(command.path("status").asString())) {
            command = api.get("/commands/" + command.path("id").asString()).ok().json();
        }
        assertThat(command.path("status").asString()).as(command.toString()).isEqualTo("success");
        return command.path("spec");
    }

    private JsonNode create(String name) {
        ObjectNode body = Json.object()
                .put("name", name)
                .put("query", "{\"filter\":{\"$and\":[{\"hidden\":false},{\"type\":\"file\"}]}}")
                .put("datasetId", dataset)
                .put("projectId", project)
                .put("recipeId", "r")
                .put("dueDate", 1735689600000L);
        body.putObject("spec").put("type", "annotation");
        body.putArray("workload")
                .addObject()
                .put("assigneeId", "ann@example.com")
                .put("load", 100);
        return done(api.post("/tasks", Json.write(body)));
    }

    private String assignment() {
        return api.get("/tasks/" + task)
                .ok()
                .json()
                .path("assignmentIds")
                .path(0)
                .asString();
    }

    @Test
    void tasksAnswerToTheirShortNameAlike() {
        assertThat(api.get("/tasks/" + task).ok().json())
                .isEqualTo(api.get("/annotationtasks/" + task).ok().json());
        assertThat(api.get("/tasks?projects=" + project)
                        .ok()
                        .json()
                        .path("totalItemsCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.post(
                                "/tasks/query",
                                "{\"filter\":{\"$and\":[{\"name\":\"first\"}]},\"context\":{\"projectIds\":[\""
                                        + project + "\"]}}")
                        .ok()
                        .json()
                        .path("totalItemsCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.patch("/tasks/" + task, "{\"name\":\"renamed\"}")
                        .ok()
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("renamed");
    }

    @Test
    void itemsLeaveAndJoinByTheShortName() {
        String one = Json.write(Json.object().put("query", "{\"filter\":{\"filename\":\"/one.txt\"}}"));

        done(api.post("/tasks/" + task + "/removeFromTask", one));
        assertThat(api.get("/tasks/" + task).json().path("totalItems").asInt()).isEqualTo(1);
        done(api.post("/tasks/" + task + "/addToTask", one));
        assertThat(api.get("/tasks/" + task).json().path("totalItems").asInt()).isEqualTo(2);
        assertThat(api.get("/tasks/" + task + "/queue")
                        .ok()
                        .json()
                        .path("remaining")
                        .asInt())
                .isEqualTo(1);
        done(api.send("DELETE", "/tasks/" + task, "{\"asynced\":true}"));
        assertThat(api.get("/tasks/" + task).status()).isEqualTo(404);
    }

    @Test
    void tasksAreCounted() {
        for (String tasks : List.of("/tasks", "/annotationtasks")) {
            JsonNode counts = api.post(tasks + "/count", "{\"projectIds\":[\"" + project + "\"]}")
                    .ok()
                    .json();
            JsonNode counters = api.post(tasks + "/projects/" + project + "/counters", "{\"contributors\":[]}")
                    .ok()
                    .json();

            assertThat(counts.path("tasksCount").asInt()).isEqualTo(1);
            assertThat(counters.path("assignmentsCount").asInt()).isEqualTo(1);
        }
    }

    @Test
    void peopleMayWorkOnATaskOrNot() {
        for (String tasks : List.of("/tasks/", "/annotationtasks/")) {
            String path = tasks + task + "/contributors";
            JsonNode more = api.post(path, "{\"action\":\"add\",\"assignees\":[\"bob@example.com\"]}")
                    .ok()
                    .json();
            JsonNode fewer = api.post(path, "{\"action\":\"remove\",\"assignees\":[\"bob@example.com\"]}")
                    .ok()
                    .json();

            assertThat(more.at("/metadata/system/allowedAssignees").toString()).contains("bob@example.com");
            assertThat(fewer.at("/metadata/system/allowedAssignees")).isEmpty();
            assertThat(api.post(path, "{\"action\":\"praise\"}").status()).isEqualTo(400);
        }
    }

    @Test
    void anAssignmentIsRenamedAndReadInPart() {
        String path = "/assignments/" + assignment();

        assertThat(api.patch(path, "{\"name\":\"mine\"}")
                        .ok()
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("mine");
        JsonNode part = api.post(path + "/partial", "{\"fields\":[\"name\",\"annotator\"]}")
                .ok()
                .json();
        assertThat(part.propertyNames()).containsExactlyInAnyOrder("name", "annotator");
        assertThat(api.post(path + "/batch", "{}").ok().json()).hasSize(1);
    }

    @Test
    void itemsOfAnAssignmentGetAStatus() {
        api.post(
                        "/assignments/" + assignment() + "/items/status",
                        "{\"itemIds\":[\"" + item
                                + "\"],\"statusPayload\":{\"operation\":\"create\",\"status\":\"completed\"}}")
                .ok();

        assertThat(api.get("/tasks/" + task).json().path("progress").asInt()).isEqualTo(50);
    }

    @Test
    void scoresAreKeptFoundAndRemoved() {
        String box = api.post("/items/" + item + "/annotations", "[{\"type\":\"class\",\"label\":\"Cat\"}]")
                .ok()
                .json()
                .path(0)
                .path("id")
                .asString();
        String context = "{\"taskId\":\"" + task + "\",\"itemId\":\"" + item + "\"}";
        String score =
                "{\"type\":\"annotation_iou\",\"value\":0.5,\"entityId\":\"" + box + "\",\"context\":" + context + "}";

        assertThat(api.post("/scores", "{\"scores\":[" + score + "]}").ok().json())
                .hasSize(1);
        for (String about : List.of("", "/items/" + item, "/annotations/" + box)) {
            assertThat(api.get("/scores/tasks/" + task + about)
                            .ok()
                            .json()
                            .path("totalItemsCount")
                            .asInt())
                    .as(about)
                    .isEqualTo(1);
        }
        assertThat(api.send("DELETE", "/scores", "{\"context\":" + context + "}")
                        .status())
                .isEqualTo(204);
        assertThat(api.get("/scores/tasks/" + task).ok().json().path("items")).isEmpty();
    }
}
