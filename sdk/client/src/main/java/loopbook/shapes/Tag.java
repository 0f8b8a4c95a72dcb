package loopbook.shapes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an annotation says beside its geometry. Immutable; the maps keep their order.
 *
 * @param label full name of the label
 * @param attributes by attribute key: texts, lists of texts, numbers, booleans
 * @param description free text
 * @param user the annotation's user metadata
 */
public record Tag(
        String label, Map<String, Object> attributes, Optional<String> description, Map<String, Object> user) {
    /** Copies the maps, deeply. */
    public Tag {
        Objects.requireNonNull(label, "label");
        attributes = Json.immutable(attributes);
        user = Json.immutable(user);
    }

    /** A label and nothing else. */
    public static Tag of(String label) {
        return new Tag(label, Map.of(), Optional.empty(), Map.of());
    }

    /** The same with another label. */
    public Tag label(String other) {
        return new Tag(other, attributes, description, user);
    }

    /** The same with this attribute. */
    public Tag attribute(String key, Object value) {
        return new Tag(label, with(attributes, key, value), description, user);
    }

    /** The same with this description. */
    public Tag description(String text) {
        return new Tag(label, attributes, Optional.of(text), user);
    }

    /** The same with this value in the user metadata. */
    public Tag user(String key, Object value) {
        return new Tag(label, attributes, description, with(user, key, value));
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(map);
        more.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, key));
        return Collections.unmodifiableMap(more);
    }
}
