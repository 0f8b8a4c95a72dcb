package loopbook.client;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON as the reference writes it into addresses: blanks behind commas and colons, nothing but ASCII. */
final class PythonText {
    private PythonText() {}

    static String of(JsonNode node) {
        return spaced(node)
                .chars()
                .mapToObj(letter -> letter < 127 ? String.valueOf((char) letter) : String.format("\\u%04x", letter))
                .collect(Collectors.joining());
    }

    private static String spaced(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> Trees.node(field.getKey()) + ": " + spaced(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return node.isArray()
                ? Trees.stream(node).map(PythonText::spaced).collect(Collectors.joining(", ", "[", "]"))
                : node.toString();
    }
}
