package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Variables of cells: types that cannot be written, final ones, and the order in which they come to be. */
class VariablesTest {
    @RegisterExtension
    static final Notebook notebook = new Notebook(o -> o.imports("java.util.*", "java.util.stream.*", "java.io.*"));

    @Test
    void theMembersOfAnAnonymousObjectAreSeenInItsCellAndInLaterOnes() {
        assertThat(notebook.value("var anonymous = new Object() { int hidden = 4; };\nanonymous.hidden++;\n"
                        + "int seen() { return anonymous.hidden; }\nseen()"))
                .isEqualTo(5);
        notebook.done("var same = anonymous;\nsame.hidden = 8;");

        assertThat(notebook.value("anonymous.hidden + seen()")).isEqualTo(16);
        assertThat(type("same")).isEqualTo("Object");
        assertThat(((Outcome.Value) notebook.run("anonymous")).shown().text()).startsWith("anonymous class@");
    }

    @Test
    void anAnonymousClassMayHaveArgumentsAndTypeArguments() {
        notebook.done(
                """
                class Base { String s; Base(String s, int... more) { this.s = s + more.length; } }
                var based = new Base("abc", 1, 2) { String twice() { return s + s; } };
                var list = new ArrayList<>(List.of(1, 2)) { int total() { return get(0) + get(1); } };
                var file = new StringReader("x") { int first() throws IOException { return read(); } };""");

        assertThat(notebook.value("based.twice() + list.total() + file.first()"))
                .isEqualTo("abc2abc23" + (int) 'x');
    }

    @Test
    void anAnonymousClassMayUseWhatIsDeclaredAroundIt() {
        assertThat(
                        notebook.value(
                                """
                var points = Stream.of(1, 2, 3)
                    .map(i -> new Object() { int n = i; int square = i * i; })
                    .map(p -> new Object() { int both = p.n + p.square; })
                    .toList();
                points.get(2).both"""))
                .isEqualTo(12);
        assertThat(notebook.value("points.stream().mapToInt(p -> p.both).sum()"))
                .isEqualTo(20);
        assertThat(notebook.value("Object any = \"text\";\n"
                        + "var bound = any instanceof String s ? new Object() { String t = s + s; } : null;\nbound.t"))
                .isEqualTo("texttext");
    }

    @Test
    void whatGoesWrongInAnAnonymousClassIsToldAsItIsWritten() {
        assertThat(notebook.failure("var wrong = new Object() {\n    int n = \"text\";\n};")
                        .line())
                .isEqualTo(2);
        Outcome.Failed failure =
                notebook.failure("var coded = new RuntimeException(\"named\") {\n  int code = 4;\n};\nthrow coded");

        assertThat(failure.name()).isEqualTo("RuntimeException");
        assertThat(failure.line()).isEqualTo(1);
        assertThat(notebook.failure("int number = coded;").message())
                .isEqualTo("incompatible types: RuntimeException cannot be converted to int");
    }

    @Test
    void anAnonymousObjectOfAClassThatHasChangedIsReset() {
        notebook.done("class Inner { int v = 1; }\nvar around = new Object() { Inner in = new Inner(); };");
        notebook.done("class Inner { int v = 2; int w; }");

        assertThat(notebook.err()).contains("the variable around is null now");
    }

    @Test
    void aTypeWithoutANameIsTheNearestThatHasOne() {
        assertThat(notebook.value("var run = (Serializable & Runnable) () -> {};\nrun.run();\nrun != null"))
                .isEqualTo(true);
        assertThat(notebook.value(
                        "var mixed = new ArrayList<>(List.of(1, \"two\"));\nmixed.add(\"three\");\nmixed.size()"))
                .isEqualTo(3);
        assertThat(notebook.value("var read = Stream.of(1, \"two\").toList();\nread.get(1)"))
                .isEqualTo("two");
        assertThat(notebook.value("Map<String, ? extends List<? extends Number>> wild = Map.of(\"a\", List.of(1));\n"
                        + "var entry = wild.entrySet().iterator().next();\nentry.getValue().get(0).intValue()"))
                .isEqualTo(1);
    }

    @Test
    void aVariableOfTheSameNameInsideOfAMethodIsAnother() {
        assertThat(notebook.value("int one() { var alike = \"text\"; return 1; }\nvar alike = one();\nalike"))
                .isEqualTo(1);
    }

    @Test
    void aFinalVariableIsNotAssignedToButMayBeDeclaredAgain() {
        notebook.done("final var limit = 3;");

        assertThat(notebook.failure("limit = 4;").message()).isEqualTo("cannot assign a value to final variable limit");
        assertThat(notebook.failure("void raise() {\n  limit++;\n}").line()).isEqualTo(2);
        assertThat(notebook.value("int local() { int limit = 1; limit += 1; return limit; }\nlocal() + limit"))
                .isEqualTo(5);
        assertThat(notebook.value("final var limit = 5;\nlimit")).isEqualTo(5);
        assertThat(notebook.value("int limit = 6;\nlimit = 7;\nlimit")).isEqualTo(7);
    }

    @Test
    void aFinalVariableIsNotAssignedToInItsOwnCellEither() {
        Outcome.Failed failure = notebook.failure("final int once = 1;\nRunnable change = () -> once = 2;\nonce += 3;");

        assertThat(failure.trace())
                .filteredOn(line -> line.startsWith("Cell ["))
                .hasSize(2);
        assertThat(failure.line()).isEqualTo(2);
        notebook.done("final int[] filled = {1};\nfilled[0] = 2;");
    }

    @Test
    void aMethodThatAssignsToAVariableIsGoneWhenThatIsFinal() {
        notebook.done("int turns = 0;\nvoid turn() { turns++; }\nturn();");
        notebook.done("final double turns = 0.5;");

        assertThat(notebook.err()).contains("turn is gone").contains("cannot assign a value to final variable turns");
    }

    @Test
    void aVariableIsNotUsedAboveItsDeclaration() {
        Outcome.Failed failure = notebook.failure("int sum = below + 1;\nint other = 1;\nint below = 2;\nbelow = sum;");

        assertThat(failure.trace())
                .containsExactly(
                        failure.trace().get(0).replaceFirst(": .*", ": illegal forward reference"),
                        "  below is declared further down, in line 3; a cell runs from top to bottom",
                        "    int sum = below + 1;",
                        "              ^^^^^");
        assertThat(notebook.failure("System.out.println(under);\nint under = 1;")
                        .line())
                .isEqualTo(1);
        assertThat(notebook.failure("under = 3;\nint under = 1;").message()).isEqualTo("illegal forward reference");
        assertThat(notebook.failure("int itself = itself + 1;").message())
                .isEqualTo("variable itself might not have been initialized");
    }

    @Test
    void methodsClassesAndLambdasMayUseWhatIsDeclaredFurtherDown() {
        assertThat(
                        notebook.value(
                                """
                int read() { return later; }
                class Reader1 { int read() { return later; } }
                java.util.function.IntSupplier lambda = () -> later;
                int later = 4;
                read() + new Reader1().read() + lambda.getAsInt()"""))
                .isEqualTo(12);
        assertThat(notebook.value("java.util.function.Function<Integer, Integer> factorial ="
                        + " n -> n == 0 ? 1 : n * factorial.apply(n - 1);\nfactorial.apply(5)"))
                .isEqualTo(120);
    }

    @Test
    void aVariableOfAnEarlierCellIsReadAsItIsUntilItIsDeclaredAgain() {
        notebook.done("int step = 10;");

        assertThat(notebook.value("int next = step + 1;\nint step = 2;\nList.of(next, step)"))
                .isEqualTo(List.of(11, 2));
        assertThat(notebook.failure("int again = step + 1;\nString step = \"text\";")
                        .message())
                .isEqualTo("illegal forward reference");
    }

    private static String type(String variable) {
        return notebook.engine.variables().stream()
                .filter(v -> v.name().equals(variable))
                .findFirst()
                .orElseThrow()
                .type();
    }
}
