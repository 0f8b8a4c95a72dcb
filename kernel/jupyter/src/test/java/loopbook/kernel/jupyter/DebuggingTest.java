package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The variables view. */
class DebuggingTest {
    private final Room room = new Room();
    private int seq;

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void variablesAreListedAndCanBeOpened() {
        room.frontEnd.run(
                "record Pet(String name, int[] scores) {}\nint answer = 42;\nvar pets = List.of(new Pet(\"Tom\", new int[] {7}));");

        JsonNode variables = ask("inspectVariables", Json.object()).path("body").path("variables");

        assertThat(variables.findValuesAsString("name")).containsExactly("answer", "pets");
        assertThat(variables.get(0).path("value").asString()).isEqualTo("42");
        assertThat(variables.get(0).path("variablesReference").asInt()).isZero();
        JsonNode elements = open(variables.get(1));
        assertThat(elements.get(0).path("type").asString()).isEqualTo("Pet");
        JsonNode components = open(elements.get(0));
        assertThat(components.findValuesAsString("name")).containsExactly("name", "scores");
        assertThat(open(components.get(1)).get(0).path("value").asString()).isEqualTo("7");
    }

    @Test
    void objectsOpenIntoTheirFields() {
        room.frontEnd.run(
                """
                class Animal { private String name = "Rex"; static int count; }
                class Dog extends Animal { int[] scores = {7}; String name = "other"; Object next = this; }
                var dog = new Dog();
                var point = new java.awt.Point(3, 4);
                var held = Optional.of(dog);
                var anonymous = new Object() { int hidden = 4; };
                var text = "closed";
                var thread = Thread.currentThread();""");

        JsonNode variables = ask("inspectVariables", Json.object()).path("body").path("variables");

        JsonNode fields = open(variables.get(0));
        assertThat(fields.findValuesAsString("name")).containsExactly("name", "scores", "Dog.name", "next");
        assertThat(fields.findValuesAsString("value").subList(0, 3)).containsExactly("Rex", "[7]", "other");
        assertThat(open(fields.get(3)).findValuesAsString("name")).contains("scores");
        assertThat(open(variables.get(1)).findValuesAsString("name")).containsExactly("x", "y");
        assertThat(open(variables.get(2)).get(0).path("type").asString()).isEqualTo("Dog");
        assertThat(open(variables.get(3)).get(0).path("value").asString()).isEqualTo("4");
        assertThat(variables.get(4).path("variablesReference").asInt()).isZero();
        assertThat(variables.get(5).path("variablesReference").asInt()).isZero();
    }

    @Test
    void aVariableIsShownInItsOwnForms() {
        room.frontEnd.run("var table = List.of(Map.of(\"a\", 1));");

        JsonNode data = ask("richInspectVariables", Json.object().put("variableName", "table"))
                .path("body")
                .path("data");

        assertThat(data.path("text/html").asString()).contains("<th>a</th>");
    }

    @Test
    void aValueThatShowsItselfForEverHoldsUpNothingElse() {
        room.frontEnd.run(
                """
                class Endless { public String toString() { while (true) { } } }
                var endless = new Endless();
                int answer = 42;""");

        for (int view = 0; view < 3; view++) {
            JsonNode variables =
                    ask("inspectVariables", Json.object()).path("body").path("variables");
            assertThat(variables.findValuesAsString("value")).containsExactly("(was not shown in time)", "42");
        }
        var completion = room.frontEnd.ask(
                "complete_request", Json.object().put("code", "\"abc\".toUpp").put("cursor_pos", 11));
        assertThat(completion.content().path("matches").toString()).contains("toUpperCase");
    }

    @Test
    void whetherAValueCanBeOpenedIsFoundOutWithoutItsCode() {
        room.frontEnd.run(
                """
                class Endless implements Map.Entry<String, String> {
                    public String getKey() { while (true) { } }
                    public String getValue() { return getKey(); }
                    public String setValue(String value) { return getKey(); }
                    public String toString() { return "endless"; }
                }
                var endless = new Endless();
                var nothing = Optional.empty();
                var pair = Map.entry("a", 1);""");

        JsonNode variables = ask("inspectVariables", Json.object()).path("body").path("variables");

        assertThat(variables.findValuesAsString("value")).containsExactly("endless", "Optional.empty", "a=1");
        assertThat(variables.get(0).path("variablesReference").asInt()).isNotZero();
        assertThat(variables.get(1).path("variablesReference").asInt()).isZero();
        assertThat(open(variables.get(2)).findValuesAsString("value")).containsExactly("a", "1");
    }

    @Test
    void whatFailsIsAnAnswerOfTheProtocol() {
        room.frontEnd.run(
                """
                var odd = new AbstractList<Integer>() {
                    public int size() { return 1; }
                    public Integer get(int i) { throw new IllegalArgumentException("not today"); }
                };""");
        JsonNode odd = ask("inspectVariables", Json.object())
                .path("body")
                .path("variables")
                .get(0);

        JsonNode reply = ask(
                "variables",
                Json.object()
                        .put(
                                "variablesReference",
                                odd.path("variablesReference").asInt()));

        assertThat(reply.path("type").asString()).isEqualTo("response");
        assertThat(reply.path("success").asBoolean()).isFalse();
        assertThat(reply.path("message").asString()).contains("not today");
    }

    @Test
    void aDebuggerMayBeAttachedButStepsNowhere() {
        assertThat(ask("debugInfo", Json.object())
                        .path("body")
                        .path("isStarted")
                        .asBoolean())
                .isFalse();
        ask("initialize", Json.object());
        ask("attach", Json.object());
        assertThat(ask("debugInfo", Json.object())
                        .path("body")
                        .path("isStarted")
                        .asBoolean())
                .isTrue();

        JsonNode next = ask("next", Json.object());

        assertThat(next.path("success").asBoolean()).isFalse();
        assertThat(next.path("message").asString()).contains("does not step");
    }

    @Test
    void noBreakpointIsTaken() {
        ObjectNode wanted = Json.object();
        wanted.putArray("breakpoints").addObject().put("line", 1);

        JsonNode reply = ask("setBreakpoints", wanted);

        assertThat(reply.path("success").asBoolean()).isTrue();
        assertThat(reply.path("body").path("breakpoints")).isEmpty();
    }

    private JsonNode open(JsonNode variable) {
        int reference = variable.path("variablesReference").asInt();
        assertThat(reference).isPositive();
        return ask("variables", Json.object().put("variablesReference", reference))
                .path("body")
                .path("variables");
    }

    private ObjectNode ask(String command, ObjectNode arguments) {
        ObjectNode content =
                Json.object().put("type", "request").put("seq", ++seq).put("command", command);
        content.set("arguments", arguments);
        FrontEnd frontEnd = room.frontEnd;
        ObjectNode reply = frontEnd.answer(frontEnd.control, frontEnd.send(frontEnd.control, "debug_request", content))
                .content();
        assertThat(reply.path("request_seq").asInt()).isEqualTo(seq);
        return reply;
    }
}
