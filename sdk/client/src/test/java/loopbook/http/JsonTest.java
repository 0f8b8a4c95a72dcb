package loopbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Numbers keep their digits on the way through a tree. */
class JsonTest {
    private static String written(JsonNode node) {
        return Json.mapper().writeValueAsString(node);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "1.0",
                "-0.0",
                "0.1",
                "0.30000000000000004",
                "1.7976931348623157E308",
                "4.9E-324",
                "0.1234567890123456789012345",
                "123456789012345678901234567890",
                "123456789012345678901.5",
                "1.5E+400",
                "1E-400"
            })
    void aNumberIsWrittenAsItWasRead(String number) {
        assertThat(written(Json.read("{\"n\":[" + number + "]}"))).isEqualTo("{\"n\":[" + number + "]}");
    }

    @Property
    void noDigitIsLost(@ForAll BigInteger digits, @ForAll @IntRange(min = -400, max = 400) int zeros) {
        String number = digits + "e" + zeros;

        String written = written(Json.read(number));

        assertThat(new BigDecimal(written)).isEqualByComparingTo(new BigDecimal(number));
    }

    @Property
    void whatADoubleHoldsIsADouble(@ForAll double number) {
        JsonNode read = Json.read(written(Json.array().add(number))).get(0);

        assertThat(read.isDouble()).isTrue();
        assertThat(read.doubleValue()).isEqualTo(number);
    }

    @Test
    void aDecimalOfACallerKeepsItsForm() {
        assertThat(written(Json.of(Map.of("n", new BigDecimal("1.0"))))).isEqualTo("{\"n\":1.0}");
    }

    @Test
    void noTextIsAMissingNodeAndNullIsNull() {
        assertThat(Json.read("").isMissingNode()).isTrue();
        assertThat(Json.read("null").isNull()).isTrue();
        assertThat(Json.read("[null]").get(0).isNull()).isTrue();
    }
}
