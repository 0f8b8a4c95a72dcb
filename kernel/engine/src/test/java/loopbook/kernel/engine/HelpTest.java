package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @RegisterExtension
    static final Notebook notebook = new Notebook();

    @BeforeAll
    static void declare() {
        notebook.done("String word = \"abc\";\nint twice(int n) { return 2 * n; }");
    }

    private static String completed(String code, int cursor, String choice) {
        Completions found = notebook.engine.complete(code, cursor);
        assertThat(found.matches()).extracting(Completions.Match::text).contains(choice);
        return code.substring(0, found.start()) + choice + code.substring(found.end());
    }

    @Test
    void membersAreCompletedAlsoInTheThirdLineOfACell() {
        String code = "int k = 1;\nint l = 2;\nword.toUpper + k";

        assertThat(completed(code, code.indexOf(" + k"), "toUpperCase("))
                .isEqualTo("int k = 1;\nint l = 2;\nword.toUpperCase( + k");
    }

    @Test
    void typesAndVariablesAreCompleted() {
        assertThat(completed("new LinkedHashM", 15, "LinkedHashMap(")).isEqualTo("new LinkedHashMap(");
        assertThat(completed("int x = wor", 11, "word")).isEqualTo("int x = word");
    }

    @Test
    void keywordsAndStatementsAreCompleted() {
        assertThat(completed("int f() { retur", 15, "return")).isEqualTo("int f() { return");
        assertThat(completed("int x = 1;\nwhil", 15, "while (true) { }")).isEqualTo("int x = 1;\nwhile (true) { }");
        assertThat(completed("var x = ne", 10, "new")).isEqualTo("var x = new");
        assertThat(notebook.engine.complete("word.whil", 9).matches()).isEmpty();
        assertThat(notebook.engine.complete("var x = whil", 12).matches())
                .extracting(Completions.Match::text)
                .containsExactly("while");
    }

    @Test
    void typesOfCellsAreCompletedAlsoWhenTheyAreDeclaredAnew() {
        notebook.done("record Hedgehog(int spikes) {}\nHedgehog hog = new Hedgehog(2);");
        assertThat(completed("new Hedge", 9, "Hedgehog(")).isEqualTo("new Hedgehog(");
        assertThat(completed("new Hedgehog(1).spi", 19, "spikes()")).isEqualTo("new Hedgehog(1).spikes()");

        notebook.done("record Hedgehog(int spikes, String name) {}");
        assertThat(completed("new Hedgehog(1, \"\").na", 23, "name()")).endsWith("name()");
    }

    @Test
    void completionAnswersWhileACellRuns() throws Exception {
        var gate = Gate.close();
        var cell = java.util.concurrent.CompletableFuture.supplyAsync(
                () -> notebook.run("{ loopbook.kernel.engine.Gate.open(); while (true) {} }"));
        gate.await();

        assertThat(completed("word.toUpper", 12, "toUpperCase(")).isEqualTo("word.toUpperCase(");
        notebook.engine.interrupt();
        assertThat(cell.get()).isInstanceOf(Outcome.Interrupted.class);
    }

    @Test
    void aNameIsExplained() {
        assertThat(notebook.engine.inspect("word.substring(1)", 8).orElseThrow().signature())
                .contains("String String.substring(int beginIndex)");
        assertThat(notebook.engine.inspect("twice(3)", 2).orElseThrow().signature())
                .isEqualTo("int twice(int n)");
        assertThat(notebook.engine.inspect("word", 1).orElseThrow().signature()).contains("String");
        assertThat(notebook.engine.inspect("nothing.at.all", 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1+1",
                "int x = 5;",
                "int f(int a) { return a; }",
                "String?",
                "if (word != null) { }",
                "int a = 1;\nclass B { int y; }",
                "// only a comment",
                "",
                "%time 1"
            })
    void completeCodeIsComplete(String code) {
        assertThat(notebook.engine.completeness(code).status()).isEqualTo(Completeness.Status.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'for (int i = 0; i < 3; i++) {' | 1",
                "'class A { void f() {' | 2",
                "'/* open comment' | 0",
                "'1 +' | 0",
                "'if (true)' | 0",
                "'for (;;)' | 0",
                "'if (true) { } else' | 0",
                "'label:' | 0",
                "'@Override' | 0"
            })
    void openCodeIsIncompleteAndGoesIn(String code, int levels) {
        assertThat(notebook.engine.completeness(code))
                .isEqualTo(new Completeness(Completeness.Status.INCOMPLETE, "    ".repeat(levels)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'class A {#  int f() {' | '....'",
                "'class A {#  int f() {#    if (true) {' | '......'",
                "'class A {#  int a;' | '..'",
                "'class A {##  int a;#}#class B {' | '..'",
                "'class A {#        int f() {' | '................'",
                "'class A {#_int f() {' | '__'",
                "'class A {#int f() {' | '........'"
            })
    void theNextLineGoesInAsTheLinesBefore(String code, String indent) {
        assertThat(notebook.engine.completeness(code.replace('#', '\n').replace('_', '\t')))
                .isEqualTo(new Completeness(
                        Completeness.Status.INCOMPLETE, indent.replace('.', ' ').replace('_', '\t')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"String t = \"\"\"\n  text", "int a = 1;\nfoo(1,"})
    void openTextAndCallsAreIncomplete(String code) {
        assertThat(notebook.engine.completeness(code).status()).isEqualTo(Completeness.Status.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {")", "int x = \"unclosed", "}", "x = = 3", "foo bar baz"})
    void whatNoLineCanMendIsInvalid(String code) {
        assertThat(notebook.engine.completeness(code).status()).isEqualTo(Completeness.Status.INVALID);
    }
}
