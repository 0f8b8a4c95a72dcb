package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.Test;

class PromptTest {
    /** What the prompt prints for lines typed there. */
    private static String typed(String lines) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        Prompt.open(JavaShellToolBuilder.builder()
                .persistence(new HashMap<>())
                .in(in, null)
                .out(new PrintStream(out, true, StandardCharsets.UTF_8)));
        return out.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    @Test
    void aTableIsPrintedAlignedAndWithItsTrueSize() throws Exception {
        String said = typed(
                """
                var t = Table.create("cats", StringColumn.create("name", "Tom", "Felix"), IntColumn.create("lives", 9, 7))
                t
                """);

        String table =
                """

                name   lives
                ─────  ─────
                Tom        9
                Felix      7
                2 rows × 2 columns
                """;
        assertThat(said).contains("t ==> " + table).containsSubsequence("t ==> " + table, "t ==> " + table);
    }

    @Test
    void everyOtherValueReadsAsInTheJdksShell() throws Exception {
        String said =
                typed("\"a\\nb\"\n'c'\nnull\n1 + 1\nnew int[] {1, 2}\nvar none = (String) null\nList.of(\"x\", 2.5)\n");

        assertThat(said)
                .contains(
                        "==> \"a\\nb\"", "==> 'c'", "==> null", "==> 2", "==> [1, 2]", "none ==> null", "==> [x, 2.5]");
    }

    @Test
    void aLongTableIsPrintedWholeNotCutInTheMiddle() throws Exception {
        String said = typed(
                """
                var numbers = Table.create("numbers")
                for (int i = 0; i < 12; i++) { numbers.addColumns(IntColumn.create("column " + i, 1, 2, 3, 4, 5, 6, 7, 8, 9)); }
                numbers
                """);

        assertThat(said)
                .contains("column 0", "9 rows × 12 columns\nnumbers ==> as above")
                .doesNotContain(" ... ");
    }

    @Test
    void anExceptionNamesTheLineAndNothingOfOurs() throws Exception {
        assertThat(typed("Integer.parseInt(\"one\")\n"))
                .contains("Exception java.lang.NumberFormatException", "(#1:1)")
                .doesNotContain("PromptExecution");
    }
}
