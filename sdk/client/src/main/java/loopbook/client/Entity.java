package loopbook.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import loopbook.errors.UnreadableAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that the platform holds, as it was when it was read: its own JSON with a name for each field. Values never
 * change; a verb returns the new value. Two are equal when they are the same thing on the same platform, whatever has
 * happened to it since.
 */
public abstract class Entity implements Shown {
    private final ObjectNode json;
    private final Dataloop dl;
    private final String id;

    Entity(ObjectNode json, Dataloop dl) {
        this.json = json;
        this.dl = dl;
        JsonNode named = json.path("id");
        if (!named.isString()) {
            throw new UnreadableAnswer(
                    kind() + " without an id came from " + dl.transport().base(), null);
        }
        this.id = named.asString();
    }

    /** The platform's id: 24 hexadecimal digits, or a UUID. */
    public final String id() {
        return id;
    }

    /** A copy of the whole JSON, with the fields that have no method here. */
    public final ObjectNode json() {
        return json.deepCopy();
    }

    /** The connection that this came from, and that its verbs use. */
    public final Dataloop dl() {
        return dl;
    }

    /** The JSON itself, for reading only. */
    final ObjectNode raw() {
        return json;
    }

    /** What this is called in messages: the simple name of its class. */
    final String kind() {
        return getClass().getSimpleName();
    }

    final JsonNode at(String... path) {
        return Trees.at(json, path);
    }

    /** The text at this path; empty where there is none. */
    final String text(String... path) {
        return at(path).asString("");
    }

    final Optional<String> find(String... path) {
        JsonNode node = at(path);
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asString()) : Optional.empty();
    }

    final OptionalInt integer(String... path) {
        JsonNode node = at(path);
        return node.isNumber() ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
    }

    final Instant time(String field) {
        if (at(field).isNumber()) {
            // Accounts and projects tell time in milliseconds.
            return Instant.ofEpochMilli(at(field).asLong());
        }
        String text = text(field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UnreadableAnswer(
                    kind() + " " + id + " has no readable " + field + " (" + (text.isEmpty() ? "none" : text) + ")",
                    null);
        }
    }

    /** A copy of the object at this path; an empty one where there is none. */
    final ObjectNode object(String... path) {
        return at(path) instanceof ObjectNode node ? node.deepCopy() : Trees.object();
    }

    /** Refuses a value of another platform before anything is sent. */
    final void mustBeOf(Dataloop other) {
        if (!dl.transport().base().equals(other.transport().base())) {
            throw new IllegalArgumentException(
                    this + " belongs to " + dl.transport().base() + ", and cannot be used on "
                            + other.transport().base());
        }
    }

    /** What a person wants to see first, in this order. */
    abstract Map<String, Object> brief();

    /** What the title of a card says. */
    abstract String caption();

    /** Rows of the card: {@link #brief()} and what else there is room for. */
    Map<String, String> card() {
        Map<String, String> rows = new LinkedHashMap<>();
        brief().forEach((name, value) -> rows.put(name, String.valueOf(value)));
        return rows;
    }

    @Override
    public String html() {
        return Html.card(kind(), caption(), card(), "");
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Entity that
                && that.getClass() == getClass()
                && that.id.equals(id)
                && that.dl.transport().base().equals(dl.transport().base());
    }

    @Override
    public final int hashCode() {
        return Objects.hash(getClass(), id);
    }

    @Override
    public final String toString() {
        StringJoiner text = new StringJoiner(", ", kind() + "(", ")");
        brief().forEach((name, value) ->
                text.add(name + "=" + (value instanceof String && !name.equals("id") ? "'" + value + "'" : value)));
        return text.toString();
    }
}
