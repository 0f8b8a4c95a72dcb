package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutputTest {
    private final Notebook notebook = new Notebook(o -> o.imports("static loopbook.kernel.display.Display.*"));

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void standardOutputAndErrorComeApartAndWhole() {
        notebook.done("System.out.println(\"h\u00fch \u20ac \ud83d\udc31\"); System.err.print(\"err\");");

        assertThat(notebook.out()).isEqualTo("h\u00fch \u20ac \ud83d\udc31" + System.lineSeparator());
        assertThat(notebook.err()).isEqualTo("err");
    }

    @Test
    void anExceptionThatIsAValueShowsTheCellsOwnFrames() {
        notebook.done(
                "class Pets { int each(int all) { return all / 0; } }\nint share(int all) { return new Pets().each(all); }");

        Outcome outcome = notebook.run(
                "Object caught = null;\ntry { Runnable go = () -> share(1); go.run(); } catch (ArithmeticException e) { caught = e; }\ncaught");

        assertThat(((Outcome.Value) outcome).shown().text())
                .matches(
                        """
                java.lang.ArithmeticException: / by zero
                  at Pets.each \\(Cell \\[\\d+], line 1\\)
                  at share \\(Cell \\[\\d+], line 2\\)
                  at Cell \\[\\d+], line 2""");
    }

    @Test
    void theStandardStreamsCannotBeClosed() {
        notebook.done(
                "try (var out = new java.io.PrintWriter(System.out)) { out.print(\"one \"); }\nSystem.err.close();");
        notebook.done("System.out.print(\"two\"); System.err.print(\"three\");");

        assertThat(notebook.out()).isEqualTo("one two");
        assertThat(notebook.err()).isEqualTo("three");
    }

    @Test
    void otherStandardStreamsAreThoseOfOneCell() {
        notebook.done(
                """
                var kept = new java.io.ByteArrayOutputStream();
                System.setOut(new java.io.PrintStream(kept, true));
                System.setErr(System.out);
                System.setIn(new java.io.ByteArrayInputStream(new byte[0]));
                System.out.print("kept");""");
        notebook.done("System.out.print(\"shown\"); System.err.print(\"err\");");

        assertThat(notebook.value("kept.toString()")).isEqualTo("kept");
        assertThat(notebook.out()).isEqualTo("shown");
        assertThat(notebook.err()).isEqualTo("err");
        assertThat(notebook.value("System.in instanceof java.io.ByteArrayInputStream"))
                .isEqualTo(false);
    }

    @Test
    void manyLinesComeInOrder() {
        notebook.done("for (int i = 0; i < 10000; i++) System.out.println(i);");

        assertThat(notebook.out())
                .isEqualTo(IntStream.range(0, 10000).mapToObj(i -> i + "\n").collect(Collectors.joining()));
    }

    @Test
    void aCharacterWrittenByteByByteIsNotCut() {
        notebook.done("for (byte b : \"\u20ac\ud83d\udc31\".getBytes(\"UTF-8\")) System.out.write(b);");

        assertThat(notebook.out()).isEqualTo("\u20ac\ud83d\udc31");
    }

    @Test
    void lateOutputGoesToTheCellThatStartedTheThread() throws Exception {
        Notebook first = notebook;
        Page second = new Page();
        first.done(
                """
                var go = new java.util.concurrent.CountDownLatch(1);
                var late = new Thread(() -> { try { go.await(); System.out.print("late"); } catch (InterruptedException e) {} });
                late.start();""");

        first.engine.run(
                new Cell(9, "go.countDown(); late.join(); System.out.print(\"second\");", second, Input.none()));

        assertThat(first.out()).isEqualTo("late");
        assertThat(second.text()).isEqualTo("second");
    }

    @Test
    void displayedValuesGoToTheCell() {
        notebook.done("show(1, \"two\"); display(new int[] {3}, \"id\"); updateDisplay(\"id\", 4);");

        assertThat(notebook.shown()).extracting(b -> b.text()).containsExactly("1", "two", "[3]", "4");
        assertThat(notebook.shown().get(3).data()).containsEntry("id", "id");
    }

    @Test
    void whatWasDisplayedCanBeReplacedAndIsNotShownTwice() {
        notebook.done("String shown = display(\"one\");\nupdateDisplay(shown, \"two\");\ndisplay(\"three\")");

        assertThat(notebook.shown()).extracting(b -> b.text()).containsExactly("one", "two", "three");
        assertThat(notebook.value("shown + \"\""))
                .isEqualTo(notebook.shown().get(1).data().get("id"));
    }

    @Test
    void aTextThatReadsAsAnIdIsShown() {
        notebook.done("display(1, \"my id\")");

        assertThat(notebook.value("\"my id\"")).isEqualTo("my id");
    }

    @Test
    void severalFormsMayBeAskedFor() {
        notebook.done("display(\"<b>x</b>\", \"text/html\", \"text/markdown\");");

        assertThat(notebook.shown().get(0).data())
                .containsOnlyKeys("text/plain", "text/html", "text/markdown")
                .containsEntry("text/markdown", "<b>x</b>");
    }
}
