package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScriptTest {
    @RegisterExtension
    static final Notebook notebook = new Notebook();

    @Test
    void eachExpressionTellsItsValueAndItsLine() {
        List<Script.Step> steps = new ArrayList<>();

        Outcome outcome = Script.run(
                notebook.engine,
                "README.md",
                """
                int a = 1;
                a + 1   // => 2

                List.of(a,
                    a)
                a + 2;
                """,
                steps::add);

        assertThat(outcome).isEqualTo(new Outcome.Done());
        assertThat(steps).extracting(Script.Step::line).containsExactly(2, 4);
        assertThat(steps).extracting(Script.Step::endLine).containsExactly(2, 5);
        assertThat(steps).extracting(step -> step.value().value()).containsExactly(2, List.of(1, 1));
    }

    @Test
    void theFirstFailureEndsItAndIsNamed() {
        Outcome outcome = Script.run(notebook.engine, "demo.jsh", "int reached = 1;\nreached = 1 / 0;\nreached = 2;");

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(Script.failure("demo.jsh", outcome))
                .contains("demo.jsh, line 2:")
                .endsWith("demo.jsh: line 2 failed, nothing after it was run: reached = 1 / 0;");
        assertThat(notebook.value("reached")).isEqualTo(1);
    }

    @Test
    void aScriptThatDoesNotCompileSaysThatNothingOfItRan() {
        Outcome outcome = Script.run(notebook.engine, "wrong.jsh", "int unmade = 1;\nint text = \"x\";\n");

        assertThat(Script.failure("wrong.jsh", outcome))
                .endsWith(
                        "wrong.jsh: line 2 does not compile, and nothing that is compiled with it was run: int text = \"x\";");
        assertThat(notebook.failure("unmade").message()).isEqualTo("cannot find symbol");
    }

    @Test
    void aScriptThatDoesNotParseDoesNothing() {
        Outcome outcome = Script.run(notebook.engine, "bad.jsh", "int never = 1;\n\nint 2bad;\n");

        assertThat(((Outcome.Failed) outcome).line()).isEqualTo(3);
        assertThat(notebook.failure("never").message()).isEqualTo("cannot find symbol");
    }

    @Test
    void exitEndsItWhereItStands() {
        assertThat(Script.run(notebook.engine, "exit.jsh", "int before = 1;\n/exit\nint after = 1;"))
                .isEqualTo(new Outcome.Done());
        assertThat(notebook.failure("after").message()).isEqualTo("cannot find symbol");
        assertThat(Script.run(notebook.engine, "exit.jsh", "System.exit(7);")).isEqualTo(new Outcome.Exited(7));
    }

    @Test
    void aScriptThatEndsWellHasNothingToTell() {
        assertThat(Script.failure("x", new Outcome.Done())).isEmpty();
        assertThat(Script.failure("x", new Outcome.Interrupted(List.of()))).containsExactly("x: interrupted");
    }
}
