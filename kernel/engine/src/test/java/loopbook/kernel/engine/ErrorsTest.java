package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ErrorsTest {
    @Test
    void typesAreSuggestedAlsoFromAListOfClassesThatWasKept(@TempDir Path folder) {
        try (Notebook installed =
                new Notebook(o -> o.imports("org.junit.jupiter.api.*").classIndex(folder.resolve("classes")))) {
            assertThat(installed.failure("Strin s;").trace()).contains("  did you mean String?");
            assertThat(installed.failure("Assertion.fail();").trace()).contains("  did you mean Assertions?");
        }
    }

    @RegisterExtension
    static final Notebook notebook = new Notebook();

    @Test
    void aCompileErrorNamesCellAndLineAndPointsAtThePlace() {
        Outcome.Failed failure =
                notebook.engine.run(new Cell(3, "int a = 1;\n\nint b = missing + 1;", notebook, Input.none()))
                                instanceof Outcome.Failed f
                        ? f
                        : null;

        assertThat(failure).isNotNull();
        assertThat(failure.name()).isEqualTo("CompileError");
        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure.trace())
                .containsExactly(
                        "Cell [3], line 3: cannot find symbol",
                        "  symbol:   variable missing",
                        "    int b = missing + 1;",
                        "            ^^^^^^^");
    }

    @Test
    void allErrorsOfASnippetAreTold() {
        assertThat(notebook.failure("{\n  int a = \"x\";\n  String b = 1;\n}").trace())
                .filteredOn(line -> line.contains("incompatible types"))
                .hasSize(2);
    }

    @Test
    void aMethodThatCallsWhatIsDeclaredNowhereIsRefused() {
        Outcome.Failed failure = notebook.failure("int a1 = 1;\nint half() {\n  return nowhere(1);\n}");

        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure.trace()).contains("  symbol:   method nowhere(int)", "      return nowhere(1);");
        assertThat(notebook.failure("half()").message()).isEqualTo("cannot find symbol");
    }

    @Test
    void theFirstCauseIsToldNotWhatFollowsFromIt() {
        assertThat(notebook.failure("class Wrong { Strng s; }\nnew Wrong()").trace())
                .contains("  symbol:   class Strng");
    }

    @Test
    void anExceptionHasItsClassItsMessageAndLinesOfCells() {
        notebook.done("int inner(int k) {\n  return 10 / k;\n}\nint outer(int k) { return inner(k); }");

        Outcome.Failed failure =
                (Outcome.Failed) notebook.engine.run(new Cell(42, "int fine = 1;\nouter(0)", notebook, Input.none()));

        assertThat(failure.name()).isEqualTo("java.lang.ArithmeticException");
        assertThat(failure.message()).isEqualTo("/ by zero");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(failure.snippet()).isEqualTo("outer(0)");
        assertThat(failure.trace().get(0)).isEqualTo("java.lang.ArithmeticException: / by zero");
        assertThat(failure.trace().get(1)).matches("  at inner \\(Cell \\[\\d+], line 2\\)");
        assertThat(failure.trace().get(2)).matches("  at outer \\(Cell \\[\\d+], line 4\\)");
        assertThat(failure.trace().subList(3, 7))
                .containsExactly("  at Cell [42], line 2", "Cell [42], line 2:", "    outer(0)", "    ^^^^^");
        assertThat(failure.trace()).hasSize(7);
        assertThat(failure.trace()).noneMatch(line -> line.contains("jdk.jshell") || line.contains("loopbook."));
    }

    @Test
    void causesAndExceptionsOfTheUsersOwnAreNamedAsWritten() {
        Outcome.Failed failure = notebook.failure(
                """
                class NoCats extends RuntimeException {
                  NoCats(Throwable cause) { super("no cats", cause); }
                }
                throw new NoCats(new java.io.IOException("disk"));""");

        assertThat(failure.name()).isEqualTo("NoCats");
        assertThat(failure.trace()).contains("NoCats: no cats", "Caused by: java.io.IOException: disk");
    }

    @Test
    void aNameLikeItIsSuggested() {
        notebook.done("int pictures = 1;\nint picture(int n) { return n; }");

        assertThat(notebook.failure("pictres + 1").trace()).contains("  did you mean pictures or picture?");
        assertThat(notebook.failure("int x() { return pictrue(1); }").trace())
                .contains("  did you mean picture or pictures?");
        assertThat(notebook.failure("somethingElse").trace()).noneMatch(line -> line.contains("did you mean"));
    }

    @Test
    void aNameOfTheSameCellIsSuggested() {
        assertThat(notebook.failure("int numbered = 1;\nnumberd + 1").trace()).contains("  did you mean numbered?");
    }

    @Test
    void aMemberLikeItIsSuggested() {
        notebook.done("class Pup { int age; String call() { return \"\"; } }\nPup pup = new Pup();");

        assertThat(notebook.failure("\"abc\".lenght()").trace()).contains("  did you mean length?");
        assertThat(notebook.failure("Math.floot(1.5)").trace()).contains("  did you mean floor?");
        assertThat(notebook.failure("Integer.MAX_VALU").trace()).contains("  did you mean MAX_VALUE?");
        assertThat(notebook.failure("pup.aeg + pup.clal()").trace())
                .contains("  did you mean age?", "  did you mean call?");
    }

    @Test
    void aTypeLikeItIsSuggested() {
        assertThat(notebook.failure("Strin s = null;").trace()).contains("  did you mean String?");
        assertThat(notebook.failure("Sytem.out.println(1);").trace()).contains("  did you mean System?");
        assertThat(notebook.failure("Lits.of(1)").trace()).anyMatch(line -> line.contains("List"));
    }

    @Test
    void aTypeInThePlaceOfAValueNeedsNoImport() {
        assertThat(notebook.failure("System.out.println(String);").trace())
                .contains("  String is a type and no value: String.class is one")
                .noneMatch(line -> line.contains("import"));
    }

    @Test
    void theLastValueIsNoUnderscore() {
        assertThat(notebook.failure("_ + 1").trace()).contains("  did you mean out(), the last value?");
    }

    @Test
    void aShortNameIsNotMistakenForAnother() {
        notebook.done("int p = 1;");

        assertThat(notebook.failure("x = 3").trace()).noneMatch(line -> line.contains("did you mean"));
        assertThat(notebook.failure("P + 1").trace()).contains("  did you mean p?");
    }

    @Test
    void anErrorInTheTypeOfAVariablePointsThere() {
        Outcome.Failed failure = notebook.failure("int fine = 1;\nfine++;\nList<Nosuch> q;");

        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure.trace()).contains("    List<Nosuch> q;", "         ^^^^^^");
    }

    @Test
    void ofAVeryLongLineAPartIsShown() {
        assertThat(notebook.failure("int fine = 1; ".repeat(1) + "/*" + "x".repeat(5000) + "*/ int wrong = nowhere;")
                        .trace())
                .allMatch(line -> line.length() < 400);
    }

    @Test
    void aMissingImportIsSuggestedWhereTheCellWouldNotCompileWithIt() {
        assertThat(notebook.failure("int n = StandardCharsets.UTF_8;").trace())
                .contains("  not imported: import java.nio.charset.StandardCharsets;");
        assertThat(notebook.failure("LocalDate d = null;\nint wrong = d;").trace())
                .contains("  not imported: import java.time.LocalDate;");
    }

    @Test
    void messagesOfTheJvmNameVariablesAsWritten() {
        assertThat(notebook.failure("Object nobody = null;\nnobody.toString()").message())
                .isEqualTo("Cannot invoke \"Object.toString()\" because \"nobody\" is null");
    }

    @Test
    void anExceptionInAThreadIsToldToItsCell() {
        notebook.done("var thrower = new Thread(() -> { throw new IllegalStateException(\"late\"); }, \"thrower\");"
                + " thrower.start(); thrower.join();");

        assertThat(notebook.err())
                .containsPattern("The thread \"thrower\" ended with \\S+: late\\s+at Cell \\[\\d+], line 1\\s");
    }

    @Test
    void aMessageThatThrowsIsNoHarm() {
        assertThat(notebook.failure("throw new RuntimeException() { public String getMessage() {"
                                + " throw new IllegalStateException(); } };")
                        .message())
                .contains("IllegalStateException");
    }

    @Test
    void anExceptionThatThrowsWhenItIsLookedAtEndsItsCellAlone() {
        assertThat(notebook.failure("throw new RuntimeException() { public String getMessage() {"
                                + " throw new AssertionError(); } };")
                        .message())
                .contains("AssertionError");
        assertThat(notebook.failure("throw new RuntimeException() { public Throwable getCause() {"
                                + " throw new InternalError(\"no cause\"); } };")
                        .trace())
                .anyMatch(line -> line.contains("no cause"));
        assertThat(notebook.value("1 + 1")).isEqualTo(2);
    }
}
