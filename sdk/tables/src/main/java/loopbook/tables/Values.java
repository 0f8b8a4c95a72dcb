package loopbook.tables;

import loopbook.http.Decimals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** JSON values as cells: what is missing, and how each is written where a column holds texts. */
final class Values {
    /** Up to here a double holds every whole number. */
    static final long EXACT = 1L << 53;

    /** Stands for an empty text where Tablesaw would take that for a missing one; no text can hold this sign. */
    static final String EMPTY = "\uFFFF";

    private Values() {}

    /** Nothing to show: absent, null, an empty list or object. */
    static boolean missing(JsonNode value) {
        return value.isMissingNode() || value.isNull() || isNoNumber(value) || (value.isContainer() && value.isEmpty());
    }

    /** Only a program can hand that over; JSON has no word for it. */
    private static boolean isNoNumber(JsonNode value) {
        return value.isFloatingPointNumber() && !value.isBigDecimal() && Double.isNaN(value.doubleValue());
    }

    /** Whether a column of doubles holds this number as it is. */
    static boolean fitDouble(JsonNode number) {
        return number.isBigDecimal()
                ? Decimals.fitDouble(number.decimalValue())
                : Double.isFinite(number.doubleValue());
    }

    /** Puts {@link #EMPTY} in the place of empty texts, also in objects below. */
    static void markEmpty(ObjectNode row) {
        row.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode below) {
                markEmpty(below);
            } else if (entry.getValue().isString()
                    && entry.getValue().stringValue().isEmpty()) {
                entry.setValue(StringNode.valueOf(EMPTY));
            }
        });
    }

    /** Texts as they are, lists of texts joined by commas, other lists as JSON, numbers with all their digits. */
    static String text(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isFloatingPointNumber() && (!value.isBigDecimal() || fitDouble(value))) {
            return text(value.doubleValue());
        }
        if (value.isArray()
                && value.valueStream()
                        .allMatch(v -> v.isString() && !v.stringValue().contains(","))) {
            return String.join(
                    ", ", value.valueStream().map(JsonNode::stringValue).toList());
        }
        return value.isContainer() ? value.toString() : value.asString();
    }

    /** A whole number without a fraction: 5, and not 5.0, so that it reads the same wherever it came from. */
    static String text(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
