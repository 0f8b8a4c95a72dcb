package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    @RegisterExtension
    static final Notebook notebook = new Notebook();

    @Test
    void aClassWhoseInitialisationFailedIsAnotherOneWhenItIsDeclaredAgain() {
        notebook.done("var ready = new java.util.concurrent.atomic.AtomicBoolean();");
        String declaration =
                "class Config { static final int PORT; static { if (!ready.get()) throw new IllegalStateException(\"not yet\"); PORT = 80; } }";
        notebook.done(declaration);
        assertThat(notebook.failure("Config.PORT").name()).contains("ExceptionInInitializerError");
        notebook.done("ready.set(true);");
        assertThat(notebook.failure("Config.PORT").name()).contains("NoClassDefFoundError");

        notebook.done(declaration);
        assertThat(notebook.value("Config.PORT")).isEqualTo(80);
    }

    @Test
    void theLastExpressionIsTheValueAndItIsAlive() {
        Object value = notebook.value("var list = new ArrayList<String>(List.of(\"a\"));\nlist");
        notebook.done("list.add(\"b\");");

        assertThat(value).isEqualTo(List.of("a", "b"));
    }

    @Test
    void aSemicolonKeepsTheValueBack() {
        assertThat(notebook.value("1 + 1")).isEqualTo(2);
        assertThat(notebook.value("1 + 1 // one; and one")).isEqualTo(2);
        notebook.done("1 + 1;");
        notebook.done("1 + 1; // closed");
    }

    @Test
    void anExpressionMayEndWithItsLine() {
        notebook.done("var lines = new ArrayList<Integer>();");

        assertThat(
                        notebook.value(
                                """
                        lines.add(1)   // one
                        lines
                            .add(2)

                        // three
                        lines.addAll(List.of(3,
                            4))
                        lines
                        lines.size()
                            + lines.get(0)"""))
                .isEqualTo(5);
        assertThat(notebook.value("if (lines.size() == 4) lines.add(5);\nelse lines.clear();\nlines.size()"))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"held = null;", "held = new Object();", "int held = 1;"})
    void aValueThatIsReplacedCanBeCollected(String replaced) {
        notebook.done("Object held = new int[1000];");
        WeakReference<?> left = (WeakReference<?>) notebook.value("new java.lang.ref.WeakReference<>(held)");
        assertThat(left.get()).isNotNull();

        notebook.run(replaced);

        for (int i = 0; i < 20 && left.get() != null; i++) {
            System.gc();
        }
        assertThat(left.get()).isNull();
    }

    @Test
    void nullIsAValueAndVoidIsNone() {
        assertThat(notebook.run("(String) null")).isInstanceOf(Outcome.Value.class);
        assertThat(((Outcome.Value) notebook.run("(String) null")).shown().text())
                .isEqualTo("null");
        notebook.done("System.out.print(\"\")");
        notebook.done("int declared = 1;");
        notebook.done("// only a comment");
        notebook.done("");
    }

    @Test
    void classesOfOneCellMayReferToOneAnother() {
        assertThat(notebook.value("class Hen { Egg egg; }\nclass Egg { Hen hen; }\nnew Hen().egg == null"))
                .isEqualTo(true);
        assertThat(notebook.value(
                                """
                sealed interface Tree permits Leaf, Fork {}
                record Leaf(int n) implements Tree {}
                record Fork(Tree l, Tree r) implements Tree {}
                new Fork(new Leaf(1), new Leaf(2))""")
                        .toString())
                .isEqualTo("Fork[l=Leaf[n=1], r=Leaf[n=2]]");
        assertThat(
                        notebook.value(
                                """
                boolean even(int n) { return n == 0 || odd(n - 1); }
                boolean odd(int n) { return n != 0 && even(n - 1); }
                even(10)"""))
                .isEqualTo(true);
    }

    @Test
    void nothingRunsWhenALaterLineDoesNotParse() {
        notebook.done("int untouched = 1;");

        Outcome.Failed failure = notebook.failure("untouched = 2;\nint w = ;\n");

        assertThat(failure.line()).isEqualTo(2);
        assertThat(notebook.value("untouched")).isEqualTo(1);
    }

    @Test
    void aPastedFileRuns() {
        notebook.done(
                """
                package com.example;

                import java.util.List;

                public class Pasted {
                    public static void main(String[] args) {
                        System.out.println("pasted " + args.length);
                    }
                }
                Pasted.main(new String[0]);""");

        assertThat(notebook.out()).contains("pasted 0\n");
    }

    @Test
    void variablesSurviveTheRedefinitionOfWhatTheyWereMadeWith() {
        notebook.done("int seed(int n) { return n; }\nint kept = seed(3);\nvar other = new int[] {kept};");
        notebook.done("int seed(int n) { return n * 10; }");
        notebook.done("import java.net.*;");

        assertThat(notebook.value("kept + other[0]")).isEqualTo(6);
        assertThat(notebook.value("seed(1)")).isEqualTo(10);
    }

    @Test
    void classesAndMethodsMayBeWrittenWithTheBraceOnTheNextLine() {
        assertThat(notebook.value("static int\n  braced(int n)\n{\n  return n;\n}\nclass Braced\n{\n}\nbraced(3)"))
                .isEqualTo(3);
    }

    @Test
    void aDeclarationWithoutAValueBeginsAnew() {
        notebook.done("int again = 5;");
        notebook.done("int again;");

        assertThat(notebook.value("again")).isEqualTo(0);
    }

    @Test
    void aVariableThatCannotSurviveIsNamed() {
        notebook.done("class Shape1 { int sides; }\nShape1 square = new Shape1();\nvar round = new Shape1();");
        notebook.done("class Shape1 { int sides; String name; }");

        assertThat(notebook.err()).contains("square is null now", "round is null now");
        assertThat(notebook.value("square")).isNull();
    }

    @Test
    void exitEndsTheCellAndNotTheProcess() {
        notebook.done("int beforeExit = 7;");

        assertThat(notebook.run("System.exit(3);\nbeforeExit = 8;")).isEqualTo(new Outcome.Exited(3));
        assertThat(notebook.run("Runtime.getRuntime().exit(4);")).isEqualTo(new Outcome.Exited(4));
        assertThat(notebook.run("List.of(5).forEach(System::exit);")).isEqualTo(new Outcome.Exited(5));
        assertThat(notebook.run("List.of(6).forEach(Runtime.getRuntime()::halt);"))
                .isEqualTo(new Outcome.Exited(6));
        assertThat(notebook.value("beforeExit")).isEqualTo(7);
    }

    @Test
    void poolsAndThreadsOfOneCellMayStartInTheNext() throws Exception {
        notebook.done("var pool = java.util.concurrent.Executors.newFixedThreadPool(2);\n"
                + "var later = new Thread(() -> System.out.print(\"later\"));");
        notebook.done("");

        assertThat(notebook.value("pool.submit(() -> 5).get()")).isEqualTo(5);
        notebook.done("later.start();\nlater.join();\npool.shutdown();");
        assertThat(notebook.out()).endsWith("later");
    }

    @Test
    void nothingReturnsFromACell() {
        Outcome.Failed failure =
                notebook.failure("int beforeReturn = 1;\nif (beforeReturn > 0) return;\nbeforeReturn++;");

        assertThat(failure.message()).contains("return outside of a method");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(notebook.value("java.util.function.IntSupplier two = () -> { return 2; };\n"
                        + "new Object() { int three() { return 3; } }.three() + two.getAsInt()"))
                .isEqualTo(5);
    }

    @Test
    void aStackOverflowAndALackOfMemoryAreSurvived() {
        assertThat(notebook.failure("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)")
                        .name())
                .isEqualTo("java.lang.StackOverflowError");
        assertThat(notebook.failure("new long[Integer.MAX_VALUE - 8][1000]").name())
                .isEqualTo("java.lang.OutOfMemoryError");
        assertThat(notebook.value("1 + 2")).isEqualTo(3);
    }

    @Test
    void variablesAreListedWithTheirLiveValues() {
        notebook.done("var listed = new HashMap<String, Integer>(); listed.put(\"k\", 1);");

        Optional<Variable> variable = notebook.engine.variables().stream()
                .filter(v -> v.name().equals("listed"))
                .findFirst();

        assertThat(variable).isPresent();
        assertThat(variable.get().type()).isEqualTo("HashMap<String,Integer>");
        assertThat(variable.get().value()).hasToString("{k=1}");
    }

    @Test
    void inputIsReadLineByLineAndRefusedWhereNobodyCanBeAsked() {
        assertThat(notebook.run("new Scanner(System.in).nextLine() + \"!\"", () -> Optional.of("hello")))
                .isInstanceOfSatisfying(
                        Outcome.Value.class, v -> assertThat(v.value()).isEqualTo("hello!"));
        assertThat(notebook.failure("new Scanner(System.in).nextLine()").message())
                .contains("cannot ask for input");
    }
}
