package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours of traces. Red, green and blue read on light and dark pages, as bold does; yellow, white and black do not. */
class ColoursTest {
    @Test
    void thePlaceIsBlueAndTheExceptionBold() {
        assertThat(Colours.of("Cell [3], line 2: cannot find symbol"))
                .isEqualTo("\u001b[34mCell [3], line 2\u001b[0m: cannot find symbol");
        assertThat(Colours.of("java.lang.ArithmeticException: / by zero"))
                .isEqualTo("\u001b[1mjava.lang.ArithmeticException\u001b[0m: / by zero");
    }

    @Test
    void theMarkIsRedAndTheHintGreen() {
        assertThat(Colours.of("      ^^^")).isEqualTo("\u001b[31m      ^^^\u001b[0m");
        assertThat(Colours.of("  did you mean length?")).isEqualTo("\u001b[32m  did you mean length?\u001b[0m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cell [12], line 7:",
                "Caused by: java.io.IOException: 30 [37m of 47",
                "  not imported: java.util.concurrent",
                "    x / 0",
                "  ^",
                ""
            })
    void theTextStaysAsItWasAndNothingIsLeftSwitchedOn(String line) {
        String coloured = Colours.of(line);

        assertThat(coloured.replaceAll("\u001b\\[\\d+(;\\d+)*m", "")).isEqualTo(line);
        List<String> codes = java.util.regex.Pattern.compile("\u001b\\[([\\d;]*)m")
                .matcher(coloured)
                .results()
                .map(code -> code.group(1))
                .toList();
        for (int i = 0; i < codes.size(); i++) {
            assertThat(codes.get(i)).isIn(i % 2 == 0 ? List.of("1", "31", "32", "34") : List.of("0"));
        }
        assertThat(codes.size() % 2).isZero();
    }
}
