package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java language in cells: forms of it, and what a later cell changes of what earlier ones declared. */
class LanguageTest {
    @RegisterExtension
    static final Notebook notebook = new Notebook();

    /** What the last cell gives, and the cells. */
    static Stream<Arguments> cells() {
        return Stream.of(
                cells("two", "switch (2) { case 1 -> \"one\"; case 2 -> \"two\"; default -> \"many\"; }"),
                cells(5, "switch (\"x\") { case \"y\": yield 4; default: { int five = 5; yield five; } }"),
                cells(7, "int counted = 0;\nstatic { counted = 7; }\ncounted"),
                cells(3, "@Deprecated // since\n// long\nint noted() { return 3; }\nnoted()"),
                cells(1, "boolean asked = true;\nasked ?\n 1 :\n 2"),
                cells(6, "int added = 1 +\n 2 +\n 3;\nadded"),
                cells(
                        9,
                        "static\n<T extends Comparable<T>>\nT\nbiggest(List<T> of)\n{\n"
                                + "  return of.stream().max(Comparator.naturalOrder()).get();\n}\nbiggest(List.of(3, 9))"),
                cells("called", "String shown = \"shown\";\nString told() { return \"called\"; }\nshown\ntold()"));
    }

    /** What Java allows with variables of a method, though those of cells are fields. */
    static Stream<Arguments> variables() {
        return Stream.of(
                cells(
                        "abc",
                        "var reader = new java.io.BufferedReader(new java.io.StringReader(\"abc\"));\nString read;",
                        "try (reader; var other = new java.io.StringReader(\"\")) { read = reader.readLine(); }\nread"),
                cells(
                        97,
                        "int first() throws java.io.IOException { try (letters) { return letters.read(); } }\n"
                                + "java.io.Reader letters = new java.io.StringReader(\"abc\");\nfirst()"),
                cells(
                        3,
                        "Object thing = \"abc\";",
                        "if (!(thing instanceof String text)) { throw new IllegalStateException(); }\ntext.length()",
                        "text.length()"),
                cells(
                        4,
                        "Object other = 1;\nwhile (!(other instanceof List<?> found) || found.isEmpty()) {\n"
                                + "  other = List.of(1);\n}\nfound = List.of(found.get(0), 2, 3);",
                        "int oneMore() { return found.size() + 1; }\noneMore()"),
                cells(
                        "low",
                        "static final int LOW = 1;\nfinal String KEY = \"k\" + 1;",
                        "String level(int n) { return switch (n) { case LOW -> \"low\"; default -> \"high\"; }; }",
                        "switch (\"k1\") { case KEY: break; default: throw new IllegalStateException(); }\nlevel(1)"),
                cells(
                        "highlow",
                        "final int LIMIT = 1;\nString at(int n) { return switch (n) { case LIMIT -> \"low\"; default -> \"high\"; }; }",
                        "final int LIMIT = 2;\nat(1) + at(2)"),
                cells(
                        true,
                        "final String NAMED = \"old\";\n@SuppressWarnings(NAMED) class Noted1 { }\nnew Noted1() != null"),
                cells(
                        40,
                        "class Outer { int n = 5; class Inner { int k; Inner(int k) { this.k = k; } int get() { return n * k; } } }\n"
                                + "var inner = new Outer().new Inner(4) { int twice() { return get() * 2; } };",
                        "inner.twice()"));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                cells(
                        "text",
                        "String kindOf(Object o) { return \"object\"; }\nString kind() { return kindOf(\"\"); }",
                        "String kindOf(String s) { return \"text\"; }",
                        "kind()"),
                cells(
                        2,
                        "<T> int many(T of) { return 1; }\nint manyMore() { return many(\"\"); }",
                        "<U> int many(U of) { return 2; }",
                        "manyMore()"),
                cells(
                        2,
                        "int sizeOf(java.util.List<String> of) { return 1; }\nint sized() { return sizeOf(null); }",
                        "int sizeOf(List<String> of) { return 2; }",
                        "sized()"),
                cells(
                        9,
                        "class Again {\n  static int n = 5; // five\n}\nAgain.n = 9;",
                        "class Again { static int n = 5; }\nAgain.n"),
                cells(
                        4,
                        "/** Not like a Chair, \"Chair\". */ class Table1 { int legs = 4; }\nvar table1 = new Table1();",
                        "class Chair { }",
                        "class Chair { int legs; }",
                        "table1.legs"),
                cells(
                        2,
                        "class Holder { int held(List<String> of) { return of.size(); } }\nvar holder = new Holder();",
                        "class List { }",
                        "holder.held(java.util.List.of(\"a\", \"b\"))"),
                cells(
                        true,
                        "class Date { }",
                        "import java.util.Date;\nnew Date().getTime() > 0",
                        "new Date(0).getTime() == 0"),
                cells(3, "int abs(int n) { return 99; }", "import static java.lang.Math.abs;\nabs(-3)", "abs(-3)"),
                cells(99, "import static java.lang.Math.min;", "int min(int a, int b) { return 99; }", "min(1, 2)"),
                cells(3.0, "import static java.lang.Math.PI;", "double PI = 3;", "PI"),
                cells(5, "int max = 5;", "import static java.lang.Math.max;", "max(max, 3)"));
    }

    private static Arguments cells(Object value, String... code) {
        return Arguments.of(value, List.of(code));
    }

    @ParameterizedTest
    @MethodSource({"cells", "variables", "changes"})
    void runs(Object value, List<String> cells) {
        Outcome last = new Outcome.Done();
        for (String cell : cells) {
            last = notebook.run(cell);
            assertThat(last.wentWell()).as("%s: %s", cell, last).isTrue();
        }
        assertThat(((Outcome.Value) last).value()).isEqualTo(value);
    }

    @Test
    void aVariableWithoutANameOnlyComputesItsValue() {
        if (Runtime.version().feature() >= 22) {
            assertThat(notebook.value("int nameless = 1;\nvar _ = nameless++;\nint _ = nameless++;\nnameless"))
                    .isEqualTo(3);
        }
    }

    @Test
    void variablesOfRecordPatternsReachTheNextStatement() {
        if (Runtime.version().feature() >= 21) {
            notebook.done("record Point(int x, int y) { }\nObject point = new Point(1, 2);");

            assertThat(
                            notebook.value(
                                    "if (!(point instanceof Point(int px, var py))) throw new IllegalStateException();\npx + py"))
                    .isEqualTo(3);
            assertThat(notebook.value("py")).isEqualTo(2);
        }
    }

    @Test
    void whatIsNotWholeIsSaidWhereItStands() {
        assertThat(notebook.failure("int a = 1;\nelse { a = 2; }"))
                .extracting(Outcome.Failed::line, Outcome.Failed::message)
                .containsExactly(2, "'else' without 'if'");
        assertThat(notebook.failure("int a = 1;\n/* no end"))
                .extracting(Outcome.Failed::line, Outcome.Failed::message)
                .containsExactly(2, "unclosed comment");
        assertThat(notebook.failure("system.out.println();").trace()).contains("  did you mean System?");
    }

    @Test
    void whatAnotherThreadThrewAndTheCellOnlyWrapsHasItsLine() {
        assertThat(notebook.failure(
                        "import java.util.concurrent.*;\nCompletableFuture.supplyAsync(() ->\n    1 / 0).join()"))
                .extracting(Outcome.Failed::line)
                .isEqualTo(3);
    }

    @Test
    void messagesNameNothingThatIsNotOfTheUser() {
        notebook.done("interface Legs { int legs(); }\nclass Dog implements Legs { public int legs() { return 4; } }");
        List<Outcome.Failed> failures = Stream.of(
                        "class Snake implements Legs { }",
                        "new Legs() { }",
                        "int half(int n) { return n / 2; }\nhalf()",
                        "static { nothing = 7; }")
                .map(notebook::failure)
                .toList();
        notebook.done("interface Legs { int legs(); int arms(); }");

        assertThat(failures)
                .extracting(Outcome.Failed::message)
                .containsExactly(
                        "Snake is not abstract and does not override abstract method legs() in Legs",
                        "the anonymous class is not abstract and does not override abstract method legs() in Legs",
                        "method half cannot be applied to given types;",
                        "cannot find symbol");
        assertThat(notebook.err())
                .contains("Dog is gone, since it does not compile with what was redefined: "
                        + "Dog is not abstract and does not override abstract method arms() in Legs.\n");
    }
}
