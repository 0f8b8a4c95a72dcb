package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * "Coming from Python" in the guide: for each method of the vendor's reference, and each of its parameters, our form or why
 * there is none. The rows are kept beside the tests ({@code reference/*.tsv}), the table is made from them: run with
 * {@code -Dloopbook.write} to write it anew.
 */
class ReferenceTest {
    private static final Path ROWS = Path.of("src/test/resources/reference");
    private static final Path GUIDE = Path.of("../README.md");
    private static final String BEGIN = "<!-- made from sdk/client/src/test/resources/reference; do not edit -->\n";
    private static final String END = "<!-- end of what is made -->\n";

    /** Our form of a method, and of its parameters by name. */
    private record Form(String ours, Map<String, String> parameters) {}

    @Test
    void everyMethodAndParameterHasOurFormOrAReason() throws IOException {
        Map<String, Form> forms = forms();
        List<String> missing = new ArrayList<>();
        for (String line : Files.readAllLines(ROWS.resolve("methods.tsv"))) {
            String[] columns = line.split("\t", -1);
            Form form = forms.get(columns[0]);
            if (form == null || form.ours().isBlank()) {
                missing.add(columns[0]);
                continue;
            }
            Stream.of(columns[1].split(" "))
                    .filter(name -> !name.isEmpty())
                    .filter(name -> form.parameters().getOrDefault(name, "").isBlank())
                    .forEach(name -> missing.add(columns[0] + "(" + name + ")"));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theGuideShowsThem() throws IOException {
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf(BEGIN) + BEGIN.length();
        int end = guide.indexOf(END);
        assertThat(end).as("the marks in " + GUIDE).isGreaterThanOrEqualTo(begin);
        String made = table();
        if (System.getProperty("loopbook.write") != null) {
            Files.writeString(GUIDE, guide.substring(0, begin) + made + guide.substring(end));
            return;
        }
        assertThat(guide.substring(begin, end))
                .as("the table in " + GUIDE + "; write it anew with -Dloopbook.write")
                .isEqualTo(made);
    }

    private static String table() throws IOException {
        Map<String, Form> forms = forms();
        StringBuilder table = new StringBuilder("| Python | Loopbook | its arguments |\n|---|---|---|\n");
        forms.forEach((method, form) -> {
            List<String> arguments = form.parameters().entrySet().stream()
                    .map(entry -> "`" + entry.getKey() + "`: " + cell(entry.getValue()))
                    .toList();
            table.append("| `")
                    .append(method)
                    .append("` | ")
                    .append(cell(form.ours()))
                    .append(" | ");
            table.append(String.join("<br>", arguments)).append(" |\n");
        });
        return table.toString();
    }

    /** Code stands in backticks; a text that has none, and is no reason, is all code. */
    private static String cell(String text) {
        boolean prose = text.contains("`") || !text.contains("(") || text.startsWith("dropped") || text.contains(": ");
        return (prose ? text : "`" + text + "`").replace("|", "\\|");
    }

    private static Map<String, Form> forms() throws IOException {
        Map<String, Form> forms = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(ROWS)) {
            for (Path file : files.sorted().toList()) {
                if (!file.endsWith("methods.tsv")) {
                    for (String line : Files.readAllLines(file)) {
                        read(line, forms);
                    }
                }
            }
        }
        return forms;
    }

    private static void read(String line, Map<String, Form> forms) {
        String[] columns = line.split("\t", 3);
        if (line.isBlank() || line.startsWith("#") || columns[0].equals("repo.method")) {
            return;
        }
        assertThat(columns).as(line).hasSize(3);
        Form form = forms.computeIfAbsent(columns[0], method -> new Form("", new LinkedHashMap<>()));
        if (columns[1].isEmpty()) {
            forms.put(columns[0], new Form(columns[2], form.parameters()));
        } else {
            form.parameters().put(columns[1], columns[2]);
        }
    }
}
