package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed tutorials: executed, nothing private in them, and each the same as its script. */
class TutorialTest {
    private static final Path NOTEBOOKS = Checkout.TOP.resolve("notebooks");

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCellWasExecutedInOrderAndNoneFailed(Path notebook) {
        List<JsonNode> cells = codeCells(notebook);

        for (int n = 0; n < cells.size(); n++) {
            assertThat(cells.get(n).path("execution_count").asInt()).isEqualTo(n + 1);
            assertThat(cells.get(n).path("outputs").findValuesAsString("output_type"))
                    .doesNotContain("error");
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void noTokenAndNoPathOfAMachineIsInIt(Path notebook) throws IOException {
        String text = Files.readString(notebook);

        assertThat(text).doesNotContain("/root", "/home/", "/Users/", "/tmp/", System.getProperty("user.name") + "@");
        assertThat(text).doesNotContainPattern("eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{10,}\\.");
        assertThat(text).doesNotContain("127.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void ofProgressOneLineIsLeft(Path notebook) throws IOException {
        String text = Files.readString(notebook);

        assertThat(text).doesNotContain("░", "s left\"");
        // What is done within half a second shows none at all.
        assertThat(text.split("Sample pictures: 14 of 14", -1)).hasSizeBetween(1, 2);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theScriptSaysTheSame(Path notebook) throws IOException {
        Path script = Path.of(notebook.toString().replace(".ipynb", ".jsh"));

        assertThat(Files.readString(script)).isEqualTo(script(notebook));
    }

    /** Markdown as comments, code as it is. */
    private static String script(Path notebook) {
        return cells(notebook).stream()
                        .map(cell ->
                                cell.path("cell_type").asString().equals("code") ? source(cell) : comment(source(cell)))
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    private static String comment(String markdown) {
        return markdown.lines().map(line -> ("// " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private static List<JsonNode> codeCells(Path notebook) {
        return cells(notebook).stream()
                .filter(cell -> cell.path("cell_type").asString().equals("code"))
                .toList();
    }

    private static List<JsonNode> cells(Path notebook) {
        List<JsonNode> cells = new ArrayList<>();
        new JsonMapper().readTree(notebook.toFile()).path("cells").forEach(cells::add);
        return cells;
    }

    private static String source(JsonNode cell) {
        JsonNode source = cell.path("source");
        if (source.isString()) {
            return source.asString();
        }
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asString()));
        return text.toString();
    }
}
