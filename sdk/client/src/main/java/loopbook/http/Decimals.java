package loopbook.http;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.NumberOutput;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;

/**
 * Decimals of which no digit is lost: in trees a number with a fraction is a double where that holds it, and a
 * {@link BigDecimal} where it does not, whether for its digits or for its size.
 */
public final class Decimals {
    private Decimals() {}

    /** Whether a double holds this number: written with as few digits as tell it from all others, it is the same. */
    public static boolean fitDouble(BigDecimal number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest) && new BigDecimal(NumberOutput.toString(nearest, true)).compareTo(number) == 0;
    }

    /** Trees as this mapper reads them by itself, but for numbers that a double does not hold. */
    static final class Trees extends ValueDeserializer<JsonNode> {
        private final ValueDeserializer<? extends JsonNode> plain =
                JsonNodeDeserializer.getDeserializer(JsonNode.class);

        @Override
        public JsonNode deserialize(JsonParser parser, DeserializationContext context) {
            return plain.deserialize(new Exact(parser), context);
        }
    }

    /** Says of a number that it is a decimal, if that is needed. */
    private static final class Exact extends JsonParserDelegate {
        /** Fifteen digits and a point: a double holds any number of that length, unless it is out of its reach. */
        private static final int SHORT = 16;

        Exact(JsonParser parser) {
            super(parser);
        }

        @Override
        public NumberTypeFP getNumberTypeFP() {
            NumberTypeFP known = super.getNumberTypeFP();
            return known == NumberTypeFP.UNKNOWN && !isNaN() && beyond() ? NumberTypeFP.BIG_DECIMAL : known;
        }

        private boolean beyond() {
            double value = getDoubleValue();
            double size = Math.abs(value);
            boolean usual = size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE;
            if (usual && getStringLength() <= SHORT) {
                return false;
            }
            // Mostly a double's own text, which is told without any decimal.
            return !NumberOutput.toString(value, true).equals(getString()) && !fitDouble(getDecimalValue());
        }
    }
}
