package loopbook.filters;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Java values as the JSON of a condition. */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Values() {}

    static JsonNode list(Object[] values, Field field) {
        Object all = values.length == 1 && isList(values[0]) ? values[0] : values;
        return of(all, field);
    }

    static JsonNode of(@Nullable Object value, Field field) {
        if (value == null) {
            throw new IllegalArgumentException("where(\"" + field.name()
                    + "\") was compared with null; for a field that is not there write where(\"" + field.name()
                    + "\").missing().");
        } else if (value instanceof JsonNode json) {
            return json.deepCopy();
        } else if (value instanceof CharSequence text) {
            return JSON.stringNode(text.toString());
        } else if (value instanceof Boolean bool) {
            return JSON.booleanNode(bool);
        } else if (value instanceof Number number) {
            return number(number, field);
        } else if (value instanceof Map<?, ?> map) {
            return object(map, field);
        } else if (isList(value)) {
            return array(value, field);
        }
        return JSON.stringNode(text(value, field));
    }

    private static boolean isList(@Nullable Object value) {
        return value != null
                && !(value instanceof JsonNode)
                && (value instanceof Iterable<?> || value.getClass().isArray());
    }

    private static JsonNode number(Number number, Field field) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return JSON.numberNode(number.intValue());
        } else if (number instanceof BigDecimal decimal) {
            return JSON.numberNode(decimal);
        } else if (number instanceof BigInteger integer) {
            return JSON.numberNode(integer);
        } else if (number instanceof Double || number instanceof Float) {
            return fraction(number, field);
        }
        return JSON.numberNode(number.longValue());
    }

    private static JsonNode fraction(Number number, Field field) {
        if (!Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException(
                    "where(\"" + field.name() + "\") was compared with " + number + ", which JSON cannot say.");
        }
        // By its text, so that 0.1f stays 0.1.
        return JSON.numberNode(Double.parseDouble(number.toString()));
    }

    private static ObjectNode object(Map<?, ?> map, Field field) {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, value) -> object.set(String.valueOf(key), of(value, field)));
        return object;
    }

    private static ArrayNode array(Object values, Field field) {
        ArrayNode array = JSON.arrayNode();
        if (values instanceof Iterable<?> many) {
            many.forEach(value -> array.add(of(value, field)));
        } else {
            for (int i = 0; i < Array.getLength(values); i++) {
                array.add(of(Array.get(values, i), field));
            }
        }
        return array;
    }

    private static String text(Object value, Field field) {
        if (value instanceof Instant instant) {
            return MILLIS.format(instant);
        } else if (value instanceof ZonedDateTime zoned) {
            return MILLIS.format(zoned.toInstant());
        } else if (value instanceof OffsetDateTime offset) {
            return MILLIS.format(offset.toInstant());
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        throw new IllegalArgumentException("where(\"" + field.name() + "\") was compared with a "
                + value.getClass().getName()
                + "; give text, a number, a boolean, a moment with a zone (Instant), or a list or map of these.");
    }
}
