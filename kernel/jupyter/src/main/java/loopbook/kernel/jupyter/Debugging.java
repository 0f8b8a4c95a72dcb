package loopbook.kernel.jupyter;

import java.util.LinkedHashMap;
import java.util.Map;
import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Variable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of {@code debug_request} that needs no debugger: the variables of the session, and what is in them. Nothing is
 * ever stopped, and no breakpoint is taken. That a kernel answers this is the only way to JupyterLab's view of variables.
 */
final class Debugging {
    private static final int LONGEST = 200;
    private static final String LATE = "was not shown in time";

    private final Engine engine;
    private final Glances glances = new Glances();
    private final Map<Integer, Object> shown = new LinkedHashMap<>();
    private boolean started;
    private int answers;

    Debugging(Engine engine) {
        this.engine = engine;
    }

    /** The content of a {@code debug_reply}: an answer of the Debug Adapter Protocol, also where something fails. */
    synchronized ObjectNode answer(JsonNode request) {
        String command = request.path("command").asString("");
        ObjectNode body = Json.object();
        String trouble = "";
        try {
            glances.begin();
            if (!answered(command, request.path("arguments"), body)) {
                trouble = "This kernel shows variables; it does not step through code (" + command + ")";
            }
        } catch (RuntimeException | Error wrong) {
            trouble = wrong instanceof IllegalStateException ? String.valueOf(wrong.getMessage()) : wrong.toString();
        }
        ObjectNode reply = Json.object()
                .put("type", "response")
                .put("seq", ++answers)
                .put("request_seq", request.path("seq").asInt(0))
                .put("command", command)
                .put("success", trouble.isEmpty());
        if (!trouble.isEmpty()) {
            reply.put("message", trouble);
        }
        reply.set("body", body);
        return reply;
    }

    /** False for a command that is not known here. */
    private boolean answered(String command, JsonNode arguments, ObjectNode body) {
        switch (command) {
            case "initialize" -> body.put("supportsConfigurationDoneRequest", true);
            case "attach", "launch" -> started = true;
            case "disconnect", "terminate" -> started = false;
            case "configurationDone", "setExceptionBreakpoints" -> {}
            case "debugInfo" -> info(body);
            case "inspectVariables" -> inspect(body);
            case "variables" -> children(
                    body, shown.get(arguments.path("variablesReference").asInt()));
            case "richInspectVariables" -> rich(
                    body, arguments.path("variableName").asString(""));
            case "threads" -> body.putArray("threads");
                // None is taken, so a front end shows none.
            case "setBreakpoints" -> body.putArray("breakpoints");
            case "dumpCell" -> body.put("sourcePath", "");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void info(ObjectNode body) {
        body.put("isStarted", started)
                .put("hashMethod", "Murmur2")
                .put("hashSeed", 0)
                .put("tmpFilePrefix", "")
                .put("tmpFileSuffix", ".java")
                .put("richRendering", true);
        body.putArray("breakpoints");
        body.putArray("stoppedThreads");
        body.putArray("exceptionPaths");
    }

    private void inspect(ObjectNode body) {
        shown.clear();
        ArrayNode variables = body.putArray("variables");
        for (Variable variable : engine.variables()) {
            add(variables, variable.name(), variable.type(), variable.value());
        }
    }

    private void add(ArrayNode variables, String name, String type, @Nullable Object value) {
        String text = rendered(value).text();
        int reference = 0;
        if (value != null && Contents.areIn(value)) {
            reference = shown.size() + 1;
            shown.put(reference, value);
        }
        variables
                .addObject()
                .put("name", name)
                .put("type", type)
                .put("value", text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text)
                .put("evaluateName", name)
                .put("variablesReference", reference);
    }

    private void children(ObjectNode body, @Nullable Object of) {
        ArrayNode variables = body.putArray("variables");
        if (of != null) {
            glances.at(of, () -> Contents.of(of))
                    .orElseThrow(() -> new IllegalStateException("What is in it " + LATE))
                    .forEach((name, value) -> add(variables, name, type(value), value));
        }
    }

    private static String type(@Nullable Object value) {
        return value == null ? "" : value.getClass().getSimpleName();
    }

    private void rich(ObjectNode body, String name) {
        engine.variables().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .ifPresent(variable -> body.setAll(CellSink.forms(rendered(variable.value()))));
    }

    private MimeBundle rendered(@Nullable Object value) {
        return value == null
                ? engine.renderers().render(null)
                : glances.at(value, () -> engine.renderers().render(value))
                        .orElseGet(() -> MimeBundle.text("(" + LATE + ")"));
    }

    void close() {
        glances.close();
    }
}
