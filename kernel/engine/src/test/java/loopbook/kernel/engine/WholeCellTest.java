package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cell is compiled as a whole, and what it declares again serves what was there before. */
class WholeCellTest {
    @RegisterExtension
    static final Notebook notebook = new Notebook();

    @Test
    void nothingRunsAndNothingIsDeclaredWhenALaterLineDoesNotCompile() {
        notebook.done("int still = 1;");

        assertThat(notebook.failure("still = 2;\nint fresh = 3;\nint wrong = \"text\";")
                        .line())
                .isEqualTo(3);

        assertThat(notebook.value("still")).isEqualTo(1);
        assertThat(notebook.failure("fresh").message()).isEqualTo("cannot find symbol");
    }

    @Test
    void allErrorsOfACellAreToldAtOnceInTheOrderOfItsLines() {
        List<String> trace = notebook.failure(
                        """
                int one = "text";
                Strng two() { return null; }
                class Three {
                    int four() { return "text"; }
                }
                five(6);""")
                .trace();

        assertThat(trace)
                .filteredOn(line -> line.startsWith("Cell ["))
                .extracting(line -> line.replaceFirst("Cell \\[\\d+], ", ""))
                .containsExactly(
                        "line 1: incompatible types: java.lang.String cannot be converted to int",
                        "line 2: cannot find symbol",
                        "line 4: incompatible types: java.lang.String cannot be converted to int",
                        "line 6: cannot find symbol");
    }

    @Test
    void whatIsDeclaredFurtherDownMayBeUsedFurtherUp() {
        assertThat(notebook.value("int early = later(2);\nint later(int n) { return new Late().times * n; }\n"
                        + "class Late { int times = 3; }\nearly"))
                .isEqualTo(6);
    }

    @Test
    void aNewBodyServesThoseThatCallIt() {
        notebook.done("int base() { return 1; }\nint tenfold() { return base() * 10; }\n"
                + "class Caller { int call() { return base(); } }\nvar caller = new Caller();\n"
                + "Supplier<Integer> lambda = () -> base();\nint n = 0;"
                        .replace("Supplier", "java.util.function.Supplier"));
        notebook.done("int base() { return 2; }");

        assertThat(notebook.value("List.of(tenfold(), caller.call(), lambda.get())"))
                .isEqualTo(List.of(20, 2, 2));
    }

    @Test
    void aMethodThatReturnsAnotherTypeIsCalledAsItIsNow() {
        notebook.done("int turned() { return 1; }\nString turns() { return \"t\" + turned(); }\n"
                + "int needsInt() { return turned(); }");
        notebook.done("String turned() { return \"text\"; }");

        assertThat(notebook.value("turns()")).isEqualTo("ttext");
        assertThat(notebook.err()).contains("needsInt is gone, since it does not compile with what was redefined");
        assertThat(notebook.failure("needsInt()").message()).isEqualTo("cannot find symbol");
    }

    @Test
    void aClassThatGoesOnWithTheMethodOfBeforeIsNamed() {
        notebook.done(
                "int legs() { return 4; }\nclass Walker { int walk() { return legs(); } }\nvar walker = new Walker();");
        notebook.done("double legs() { return 2.5; }");

        assertThat(notebook.err()).contains("the class Walker goes on with legs as it was, until it is declared again");
        assertThat(notebook.value("walker.walk()")).isEqualTo(4);
    }

    @Test
    void aCollectionOfInstancesOfAClassThatHasChangedIsNamed() {
        notebook.done("class Leaf1 { int n; }\nvar leaves = new ArrayList<Leaf1>(List.of(new Leaf1()));\n"
                + "var none = new ArrayList<Leaf1>();");
        notebook.done("class Leaf1 { int n; int m; }");

        assertThat(notebook.err())
                .contains("what the variable leaves holds was made before")
                .doesNotContain("variable none");
    }

    @Test
    void aCellThatFailsTakesNothingAway() {
        notebook.done("int depth() { return 1; }\nint deeper() { return depth() + 1; }");

        assertThat(notebook.failure("String depth() { return \"\"; }\nint wrong = \"text\";")
                        .trace())
                .filteredOn(line -> line.startsWith("Cell ["))
                .hasSize(1);
        assertThat(notebook.value("deeper()")).isEqualTo(2);
    }

    @Test
    void overloadsOfSeveralCellsLiveSideBySide() {
        notebook.done("String kind(int n) { return \"int\"; }");
        notebook.done("String kind(String s) { return \"text\"; }");

        assertThat(notebook.value("kind(1) + kind(\"\")")).isEqualTo("inttext");
    }

    @Test
    void aVariableOfAnotherTypeIsSeenByMethodsThatReadIt() {
        notebook.done("int width = 2;\nString wide() { return \"\" + width; }");
        notebook.done("double width = 2.5;");

        assertThat(notebook.value("wide()")).isEqualTo("2.5");
    }

    @Test
    void aClassDeclaredAgainAsItWasKeepsItsInstances() {
        notebook.done("class Same { int v = 1; }");
        notebook.done("Same same = new Same();\nsame.v = 5;");
        notebook.done("class Same { int v = 1; }");

        assertThat(notebook.value("same.v")).isEqualTo(5);
    }

    @Test
    void importsResetNothing() {
        notebook.done("var held = new ArrayList<>(List.of(1));\nheld.add(2);\nint total() { return held.size(); }");
        notebook.done("import java.util.concurrent.*;\nimport static java.lang.Math.max;");

        assertThat(notebook.value("max(total(), 1)")).isEqualTo(2);
    }

    @Test
    void aNameMayBeDeclaredTwiceInACell() {
        assertThat(notebook.value("int twice = 1;\nint first = twice;\nString twice = \"now text\";\ntwice + first"))
                .isEqualTo("now text1");
    }

    @Test
    void theTypeOfAVariableIsThatOfItsValueAlsoWhereItCannotBeWritten() {
        notebook.done("var anonymous = new Object() { int hidden = 4; };\nvar wild = List.of(1, \"two\");");

        assertThat(notebook.value("wild.get(1)")).isEqualTo("two");
        assertThat(notebook.value("anonymous == null")).isEqualTo(false);
    }

    @Test
    void severalStatementsMayStandInALine() {
        assertThat(notebook.value("int p = 1; int q = 2; if (p < q) { p = 5; } p + q"))
                .isEqualTo(7);
        assertThat(notebook.value("class A1 {} int r = 3;\nr")).isEqualTo(3);
    }

    @Test
    void whatTheCompilerCannotWriteSpoilsNoLaterCell() {
        String tooLong = "\"" + "x".repeat(70_000) + "\".length()";
        String tooMuch = "void much() {\n" + "System.out.println(1);\n".repeat(10_000) + "}";

        for (String code : List.of(tooLong, "foo(", tooMuch, "int wrong = \"\";", "int half = 1; }")) {
            assertThat(notebook.failure(code).trace()).isNotEmpty();
            assertThat(notebook.value("1 + 1")).isEqualTo(2);
        }
    }

    @Test
    void deepNestingIsCompiledOrSaidToBeTooDeep() {
        notebook.done("int one = 1;");
        assertThat(notebook.value("one" + " + one".repeat(5_999))).isEqualTo(6_000);

        assertThat(notebook.failure("one" + " + one".repeat(200_000)).message())
                .isEqualTo("the compiler gave up: something in this cell is nested too deeply");
        assertThat(notebook.value("one + 1")).isEqualTo(2);
    }
}
