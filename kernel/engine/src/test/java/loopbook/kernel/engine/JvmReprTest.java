package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import loopbook.kernel.magics.Magics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that say by jvm-repr how their values look. */
class JvmReprTest {
    @TempDir
    private Path folder;

    @Test
    void theirValuesLookSoOnceTheyAreOnTheClassPath() throws IOException {
        compile(
                """
                package jupyter;
                public final class Displayers {
                    public static java.util.Map<String, String> display(Object value) {
                        return value instanceof Thread
                            ? java.util.Map.of("text/html", "<b>a thread</b>", "text/plain", "a thread")
                            : java.util.Map.of("text/plain", String.valueOf(value));
                    }
                }""");
        try (Notebook notebook = new Notebook(o -> o.magics(Magics.all()))) {
            notebook.done("Thread thread = Thread.currentThread();");
            notebook.run("%jars " + folder);

            Outcome.Value thread = (Outcome.Value) notebook.run("thread");
            assertThat(thread.shown().data()).containsEntry("text/html", "<b>a thread</b>");
            assertThat(((Outcome.Value) notebook.run("new int[] {1}")).shown().text())
                    .isEqualTo("[1]");
        }
    }

    private void compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Displayers.java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), file.toString()))
                .isZero();
    }
}
