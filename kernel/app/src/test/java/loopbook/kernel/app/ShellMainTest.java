package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellMainTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private int run(String... arguments) throws Exception {
        return ShellMain.run(List.of(arguments), new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private String script(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void scriptsRunInOrderInOneSessionWithEverythingAtHand() throws Exception {
        Path result = folder.resolve("result.txt");
        String first = script("first.jsh", "var cats = where(\"name\").eq(\"cat\");\ndl\nint n = 20;");
        String second = script(
                "second.jsh", "Files.writeString(Path.of(\"" + result + "\"), dl + \" \" + (n + 1) + cats);\nshow(n);");

        assertThat(run(first, second)).as(log()).isZero();

        assertThat(result).content().contains("local platform", "21", "\"name\":\"cat\"");
        assertThat(log()).isEmpty();
    }

    @Test
    void theSnippetThatFailsIsNamedAndEndsTheRun() throws Exception {
        Path never = folder.resolve("never.txt");
        String bad = script("bad.jsh", "int ok = 1;\nint zero = ok - 1;\nok / zero\n");
        String after = script("after.jsh", "Files.createFile(Path.of(\"" + never + "\"));");

        assertThat(run(bad, after)).isEqualTo(1);

        assertThat(log()).contains("ArithmeticException", bad + ": line 3 failed", "ok / zero");
        assertThat(never).doesNotExist();
    }

    @Test
    void aScriptMayChooseItsExitCode() throws Exception {
        assertThat(run(script("exit.jsh", "System.exit(7);"))).isEqualTo(7);
    }

    @Test
    void whatCannotBeReadIsSaidBeforeAnythingRuns() throws Exception {
        assertThat(run(folder.resolve("none.jsh").toString())).isEqualTo(2);
        assertThat(run(folder.toString())).isEqualTo(2);
        assertThat(run("--bogus")).isEqualTo(2);

        assertThat(log()).contains("There is no file", "is a folder", "There is no option --bogus");
    }
}
