package loopbook.client;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON with blanks behind commas and colons, as the reference writes it into addresses. */
final class PythonText {
    private PythonText() {}

    static String of(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> Trees.node(field.getKey()) + ": " + of(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return node.isArray()
                ? Trees.stream(node).map(PythonText::of).collect(Collectors.joining(", ", "[", "]"))
                : node.toString();
    }
}
