package loopbook.wire;

import loopbook.client.AttributeOptions;
import tools.jackson.databind.JsonNode;

/** The arguments of {@code update_attributes}. */
final class AttributeCalls {
    private AttributeCalls() {}

    static AttributeOptions options(Case c, AttributeOptions standard) {
        AttributeOptions options = typed(c, standard);
        if (c.has("optional")) {
            options = options.optional(c.flag("optional"));
        }
        return c.has("scope") ? options.scope(c.texts("scope").toArray(String[]::new)) : options;
    }

    private static AttributeOptions typed(Case c, AttributeOptions standard) {
        JsonNode range = c.has("range") ? c.arg("range") : c.arg("attributeRange");
        return switch (c.text("attributeType")) {
            case "checkbox" -> standard.anyOf(values(c));
            case "radio_button" -> standard.oneOf(values(c));
            case "range" -> range.isMissingNode()
                    ? noRange()
                    : standard.range(
                            range.path("min").asDouble(),
                            range.path("max").asDouble(),
                            range.path("step").asDouble());
            case "boolean" -> standard.yesNo();
            case "freeText" -> standard;
            default -> throw new IllegalArgumentException("No type of attributes: " + c.text("attributeType"));
        };
    }

    /** Java has no call without it. */
    private static AttributeOptions noRange() {
        throw new IllegalArgumentException("A range has its ends");
    }

    private static String[] values(Case c) {
        if (!c.has("values")) {
            throw new IllegalArgumentException("Options have their values");
        }
        c.arg("values").forEach(value -> {
            if (!value.isString()) {
                throw new IllegalArgumentException("Values of attributes are texts, not " + value);
            }
        });
        return c.texts("values").toArray(String[]::new);
    }
}
