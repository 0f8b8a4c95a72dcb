package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code %load}: scripts, Java files and notebooks as a part of a cell. */
class LoadTest {
    @TempDir
    private Path folder;

    private final Engine engine = Startup.engine(options -> options);

    @AfterEach
    void close() {
        engine.close();
    }

    private Object value(String code) {
        return ((Outcome.Value) engine.run(code)).value();
    }

    private Outcome.Failed failure(String code) {
        return (Outcome.Failed) engine.run(code);
    }

    @Test
    void aScriptEndsAtItsExitAndMayStandInQuotes() throws IOException {
        Path script =
                Files.writeString(folder.resolve("my helpers.jsh"), "int two = 2;\n/exit\nint three = nonsense;\n");

        engine.run("%load \"" + script + "\"");

        assertThat(value("two")).isEqualTo(2);
    }

    @Test
    void aCommandOfTheJdksToolIsNamedWithItsPlace() throws IOException {
        Path script = Files.writeString(folder.resolve("old.jsh"), "int two = 2;\n/vars\n");

        Outcome.Failed failure = failure("%load " + script);

        assertThat(failure.trace())
                .containsExactly(
                        "old.jsh, line 2: /vars is a command of the JDK's JShell tool, which cells and scripts do not"
                                + " have; %vars lists the variables",
                        "    /vars");
    }

    @Test
    void theCodeCellsOfANotebookAreRunInOrder() throws IOException {
        Path notebook = Files.writeString(
                folder.resolve("other.ipynb"),
                """
                {"cells": [{"cell_type": "code", "source": ["int n = 1;\\n", "n++;"]},
                           {"cell_type": "markdown", "source": "# no code"},
                           {"cell_type": "code", "source": "n += 40;"}]}""");

        engine.run("%load " + notebook);

        assertThat(value("n")).isEqualTo(42);
        Files.writeString(notebook, "{");
        assertThat(failure("%load " + notebook).message()).contains("is no notebook");
        assertThat(failure("%load " + folder.resolve("none.jsh")).message()).contains("cannot be read", "none.jsh");
    }
}
