package loopbook.client;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How many a query changed: answers say it under varying names that end in {@code Count}. */
final class Counts {
    private Counts() {}

    static long of(JsonNode answer) {
        if (!answer.isObject()) {
            return -1;
        }
        return answer.properties().stream()
                .filter(field ->
                        field.getKey().endsWith("Count") && field.getValue().isNumber())
                .map(Map.Entry::getValue)
                .mapToLong(JsonNode::asLong)
                .findFirst()
                .orElse(-1);
    }
}
