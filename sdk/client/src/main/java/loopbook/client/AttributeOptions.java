package loopbook.client;

import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/** What an attribute of labels is. Free text for every label, unless something else is named. Immutable. */
public final class AttributeOptions {
    private final ObjectNode json;

    private AttributeOptions(ObjectNode json) {
        this.json = json;
    }

    static AttributeOptions freeText() {
        ObjectNode json = Trees.object().put("type", "freeText");
        json.putArray("scope").add("*");
        return new AttributeOptions(json);
    }

    /** One of these values. */
    public AttributeOptions oneOf(String... values) {
        ObjectNode copy = json.deepCopy().put("type", "options").put("multi", false);
        copy.set("values", Trees.texts(Arrays.asList(values)));
        return new AttributeOptions(copy);
    }

    /** Any number of these values. */
    public AttributeOptions anyOf(String... values) {
        ObjectNode copy = json.deepCopy().put("type", "options").put("multi", true);
        copy.set("values", Trees.texts(Arrays.asList(values)));
        return new AttributeOptions(copy);
    }

    /** Yes or no. */
    public AttributeOptions yesNo() {
        return new AttributeOptions(json.deepCopy().put("type", "boolean"));
    }

    /** A number on a slider. */
    public AttributeOptions range(double min, double max, double step) {
        ObjectNode copy = json.deepCopy().put("type", "range");
        copy.putObject("range").put("min", min).put("max", max).put("step", step);
        return new AttributeOptions(copy);
    }

    /** Whether annotators may leave it out. */
    public AttributeOptions optional(boolean optional) {
        return new AttributeOptions(json.deepCopy().put("optional", optional));
    }

    /** Only for these labels; by default for all. */
    public AttributeOptions scope(String... labels) {
        ObjectNode copy = json.deepCopy();
        copy.set("scope", Trees.texts(Arrays.asList(labels)));
        return new AttributeOptions(copy);
    }

    ObjectNode json() {
        return json.deepCopy();
    }
}
