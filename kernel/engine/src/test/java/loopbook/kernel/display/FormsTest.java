package loopbook.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values in a form that the caller names. */
class FormsTest {
    private final Renderers renderers = new Renderers();

    private Object form(Object value, String type) {
        return Forms.as(value, renderers, type).data().get(type);
    }

    private static Object json(Object value) {
        return Display.json(value).data().get("application/json");
    }

    @Test
    void aTextOfJsonIsReadAndATreeIsTakenAsItIs() {
        assertThat(json(" {\"a\": [1, -2.5e3, true, false, null], \"b\\u00e9\\n\\\"\": {}} "))
                .isEqualTo(Map.of(
                        "a",
                        Arrays.asList(BigInteger.ONE, new BigDecimal("-2.5e3"), true, false, null),
                        "bé\n\"",
                        Map.of()));
        assertThat(json("\"text\"")).isEqualTo("text");
        assertThat(json(Map.of("a", "{}"))).isEqualTo(Map.of("a", "{}"));
        assertThat(Display.json("[1]").text()).isEqualTo("[1]");
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Display.json("{\"a\": 1,\n \"b\" 2}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("This is no JSON: where : is expected, in line 2, column 6, it has \"2}\"");
        for (String wrong :
                List.of("not json", "", "[1,]", "{a: 1}", "[1] 2", "\"\\x\"", "\"open", "01", "[1", "\"\\u12\"")) {
            assertThatThrownBy(() -> Display.json(wrong)).as(wrong).hasMessageStartingWith("This is no JSON");
        }
        assertThatThrownBy(() -> Display.json("[".repeat(100_000))).hasMessageContaining("nesting");
    }

    @Test
    void aFormulaGetsDollarsUnlessItHasItsOwn() {
        assertThat(Display.latex("a^2").data())
                .containsEntry("text/latex", "$$a^2$$")
                .containsEntry("text/plain", "a^2");
        for (String own : List.of("$x^2$", "$$x$$", "so $x$ it is", "\\[x\\]", "\\begin{align}x\\end{align}")) {
            assertThat(Display.latex(own).data()).containsEntry("text/latex", own);
        }
        assertThat(Display.latex("5\\$").data()).containsEntry("text/latex", "$$5\\$$$");
    }

    @Test
    void aFormIsWhatItSaysItIs() {
        assertThat(form("{\"a\": 1}", "application/json")).isEqualTo(Map.of("a", BigInteger.ONE));
        assertThat(form(Map.of("a", 1), "application/json")).isEqualTo(Map.of("a", 1));
        assertThat(form(new int[] {1, 2}, "text/html")).isEqualTo("<pre>[1, 2]</pre>");
        assertThat(form(new int[] {1, 2}, "text/markdown")).isEqualTo("[1, 2]");
        assertThat(form(new byte[] {1, 2, 3}, "image/png")).isEqualTo("AQID");
        assertThat(form("<b>", "text/html")).isEqualTo("<b>");
        assertThatThrownBy(() -> form(5, "image/png"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A value of Integer has no form image/png, only text/plain");
    }
}
