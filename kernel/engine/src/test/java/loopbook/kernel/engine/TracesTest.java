package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the trace of an exception says, line by line. */
class TracesTest {
    @RegisterExtension
    static final Notebook notebook = new Notebook();

    private static List<String> trace(String code) {
        return notebook.failure(code).trace();
    }

    /** The last lines: the source line, and what stands under it. */
    private static String place(String code) {
        List<String> trace = trace(code);
        int at = trace.indexOf(trace.stream()
                .filter(line -> line.matches("Cell \\[\\d+], line \\d+:"))
                .findFirst()
                .orElseThrow());
        return String.join("\n", trace.subList(at + 1, trace.size()));
    }

    @Test
    void aFrameOfTheCellIsToldOnce() {
        assertThat(trace("int zero = 0;\n1 / zero"))
                .filteredOn(line -> line.startsWith("  at Cell"))
                .hasSize(1);
        assertThat(trace("int deep(int n) {\n  return n == 0 ? 1 / n : deep(n - 1);\n}\ndeep(3)"))
                .filteredOn(line -> line.contains("at deep ("))
                .hasSize(4);
    }

    @Test
    void whatTheCompilerMadeIsNoPlace() {
        Outcome.Failed failure = notebook.failure("enum Col { RED, GREEN }\n\nCol.valueOf(\"X\")");

        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure.trace()).noneMatch(line -> line.contains("line 1"));
    }

    @Test
    void theCallOperatorOrThrowThatFailedIsPointedAt() {
        assertThat(place("Integer.parseInt(\"x\") + 1"))
                .isEqualTo("Integer.parseInt(\"x\") + 1\n        ^^^^^^^^"
                        .indent(4)
                        .stripTrailing());
        assertThat(place("int none = 0; int q = 7 / none;")).endsWith("\n" + " ".repeat(4 + 24) + "^");
        assertThat(place("int[] row = {1};\nrow[3] = 2;")).isEqualTo("    row[3] = 2;\n       ^^^");
        assertThat(place("Object text = \"x\";\nInteger number = (Integer) text;"))
                .isEqualTo("    Integer number = (Integer) text;\n                     ^^^^^^^^^");
        assertThat(place("String nothing = null;\nnothing.length()"))
                .isEqualTo("    nothing.length()\n            ^^^^^^");
        assertThat(place("if (true) throw new IllegalStateException(\"x\");"))
                .isEqualTo("    if (true) throw new IllegalStateException(\"x\");\n              " + "^".repeat(31));
        assertThat(place("var many = new ArrayList<Integer>(-1);"))
                .isEqualTo("    var many = new ArrayList<Integer>(-1);\n               ^^^^^^^^^^^^^");
    }

    @Test
    void ofSeveralPlacesThatItCouldBeNoneIsPointedAt() {
        assertThat(place("Integer.parseInt(\"1\") + Integer.parseInt(\"x\")")).doesNotContain("^");
        assertThat(place("String slashes = \"/\" + 1 / (2 - 2);")).endsWith("\n" + " ".repeat(4 + 25) + "^");
    }

    @Test
    void whatWasSuppressedIsTold() {
        assertThat(trace("var outer = new IllegalStateException(\"outer\");\n"
                        + "outer.addSuppressed(new java.io.IOException(\"inner\"));\nthrow outer;"))
                .contains("java.lang.IllegalStateException: outer", "Suppressed: java.io.IOException: inner");
    }

    @Test
    void anExceptionOfAnEarlierCellNamesTheLineThatMadeIt() {
        notebook.done("var kept = new IllegalStateException(\"kept\");");

        Outcome.Failed failure = notebook.failure("int one = 1;\nthrow kept;");

        assertThat(failure.trace()).endsWith("    var kept = new IllegalStateException(\"kept\");");
        assertThat(failure.snippet()).isEqualTo("throw kept;");
    }

    @Test
    void causesThatGoRoundInACircleEnd() {
        assertThat(trace("var first = new RuntimeException(\"1\"); var second = new RuntimeException(\"2\", first);\n"
                        + "first.initCause(second);\nthrow first;"))
                .filteredOn(line -> line.contains("RuntimeException: "))
                .hasSize(2);
    }

    @Test
    void anExceptionThatIsItsOwnCauseIsToldOnceAndByTheNameItHas() {
        Outcome.Failed failure = notebook.failure(
                "throw new IllegalStateException(\"own\") {\n" + "  public Throwable getCause() { return this; }\n};");

        assertThat(failure.name()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.trace()).filteredOn(line -> line.contains("own")).hasSizeLessThanOrEqualTo(2);
        assertThat(failure.trace())
                .startsWith("java.lang.IllegalStateException: own")
                .doesNotContain("Caused by: ");
    }

    @Test
    void anExceptionAsAValueHasTheLinesOfItsCell() {
        Outcome.Value value = (Outcome.Value)
                notebook.engine.run(new Cell(7, "int n = 1;\nnew Exception(\"shown\")", notebook, Input.none()));

        assertThat(value.shown().text()).isEqualTo("java.lang.Exception: shown\n  at Cell [7], line 2");
    }

    @Test
    void aThreadThatExitsIsToldInTheWordsOfTheCell() {
        notebook.done("var leaving = new Thread(() -> System.exit(2), \"leaving\"); leaving.start(); leaving.join();");

        assertThat(notebook.err())
                .contains("The thread \"leaving\" ended by System.exit(2); the session goes on.")
                .doesNotContain("ExitRequest");
    }
}
