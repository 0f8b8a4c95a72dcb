package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms of Java that people paste into cells. */
class PastedCodeTest {
    @RegisterExtension
    static final Notebook notebook = new Notebook();

    static Stream<Arguments> pasted() {
        return Stream.of(
                Arguments.of(
                        "sealed interface Sh permits Ci, Sq {}\nrecord Ci(double r) implements Sh {}\nrecord Sq(double s) implements Sh {}\nSh sh = new Sq(2);\nsh instanceof Sq",
                        true),
                Arguments.of(
                        "<T extends Comparable<T>> T mx(T a, T b) { return a.compareTo(b) > 0 ? a : b; }\nmx(3, 9)", 9),
                Arguments.of(
                        "enum Col { RED, BLUE }\nint sw(Col c) { return switch (c) { case RED -> 1; case BLUE -> 2; }; }\nsw(Col.BLUE)",
                        2),
                Arguments.of(
                        "package demo.app;\npublic class Hello { public static String hi() { return \"hey\"; } }\nHello.hi()",
                        "hey"),
                Arguments.of("String tb = \"\"\"\n  a\n  b\n  \"\"\";\ntb.lines().count()", 2L),
                Arguments.of("7 // comment at end", 7),
                Arguments.of("int im = 1;\nimport java.nio.file.Path;\nPath.of(\"x\").toString()", "x"),
                Arguments.of("java.util.function.Function<Integer,Integer> fn = v -> v + 1;\nfn.apply(4)", 5),
                Arguments.of("static int sq(int v) { return v * v; }\nsq(3)", 9),
                Arguments.of("int z1 = 3; z1", 3),
                Arguments.of(
                        "outer:\nfor (int i = 0; ; i++) {\n  for (;;) { if (i > 2) break outer; else continue outer; }\n}\n4",
                        4),
                Arguments.of("/** Doc. */\n@Deprecated\nstatic int doc() {\n  return 1;\n}\n// then\ndoc()", 1),
                Arguments.of("int größe = 2; größe", 2),
                Arguments.of(
                        "try {\n  Integer.parseInt(\"x\");\n}\ncatch (NumberFormatException e) {\n  z1 = 9;\n}\nfinally\n{\n  z1++;\n}\nz1",
                        10),
                Arguments.of("int w = 0;\ndo {\n  w++;\n}\nwhile (w < 3);\nw", 3),
                Arguments.of(
                        "var list = Stream.of(3, 1, 2)\n    .sorted()\n    .map(i ->\n        i * 2)\n    .toList()\nlist.get(0)",
                        2),
                Arguments.of(
                        "interface Named { String name(); default String hi() { return \"hi \" + name(); } }\nnew Named() { public String name() { return \"x\"; } }.hi()",
                        "hi x"),
                Arguments.of(
                        "record Age(int years) {\n  Age {\n    if (years < 0) throw new IllegalArgumentException(\"neg\");\n  }\n}\nnew Age(3).years()",
                        3),
                Arguments.of("int a = 1, b = 2;\na + b", 3),
                Arguments.of("Map<String, List<Integer>>\n    wide = new TreeMap<>();\nwide.size()", 0),
                Arguments.of("int up = 5\nup++\n++up\nup", 7),
                Arguments.of("int one = 1; one++; if (one > 9) one = 0; else one += 3; one", 5),
                Arguments.of("synchronized (\"lock\") { z1 = 1; }\n;\nz1", 1));
    }

    @ParameterizedTest
    @MethodSource("pasted")
    void runs(String code, Object value) {
        assertThat(notebook.value(code)).isEqualTo(value);
    }

    @Test
    void aCellOfThousandsOfStatementsInOneLineRuns() {
        String line = IntStream.range(0, 1500)
                .mapToObj(i -> "int q%d = %d; many += q%d; ".formatted(i, i, i))
                .collect(Collectors.joining());

        assertThat(notebook.value("int many = 0;\n" + line + "\nmany")).isEqualTo(1500 * 1499 / 2);
    }

    @Test
    void aCellOfThousandsOfLinesRuns() {
        String lines = IntStream.range(0, 2500)
                .mapToObj(i -> "int r%d = %d;\n".formatted(i, i))
                .collect(Collectors.joining());

        assertThat(notebook.value(lines + "r2499")).isEqualTo(2499);
    }

    @Test
    void aLongCellWithOpenExpressionsRuns() {
        notebook.done("int sum = 0;");

        assertThat(notebook.value(
                        "sum\n" + "sum++\nif (sum > 0) {\n    sum += 1;\n}\nelse sum--;\n".repeat(300) + "sum"))
                .isEqualTo(600);
    }

    @Test
    void aCellOfALongLineAndOneOfManyRun() {
        assertThat(notebook.value("0" + " + 1".repeat(1500))).isEqualTo(1500);
        assertThat(notebook.value("String big = \"" + "x".repeat(60_000) + "\";\nbig.length()"))
                .isEqualTo(60_000);
    }
}
