package loopbook.client;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A status that a task offers for its items, as a button: {@code ItemAction.of("to-check")}.
 *
 * @param action the status, such as {@code completed}
 * @param displayName what the button says
 * @param color of the button, such as {@code #BCFFB6}
 * @param icon the name of its icon
 */
public record ItemAction(String action, String displayName, String color, Optional<String> icon) {
    private static final String WHITE = "#FFFFFF";

    /** The action must not be empty. */
    public ItemAction {
        Names.requireText(action, "the action of an item");
    }

    /** A white button that says the action itself. */
    public static ItemAction of(String action) {
        return new ItemAction(action, action, WHITE, Optional.empty());
    }

    static ItemAction read(JsonNode json) {
        String action = json.path("action").asString("");
        return new ItemAction(
                action,
                json.path("displayName").asString(action),
                json.path("color").asString(WHITE),
                json.path("icon").asStringOpt());
    }

    ObjectNode json() {
        ObjectNode json =
                Trees.object().put("action", action).put("color", color).put("displayName", displayName);
        icon.ifPresent(name -> json.put("icon", name));
        return json;
    }
}
