package loopbook.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tech.tablesaw.api.Table;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows from files. */
final class Import {
    private Import() {}

    /** Each line is a JSON object; those of items and annotations get their own columns. */
    static Table read(Path file, String otherwise) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            TableBuilder builder = null;
            long number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    ObjectNode row = row(file, number, line);
                    builder = builder == null
                            ? new TableBuilder(Layout.of(kind(row, otherwise)), TableOptions.DEFAULT)
                            : builder;
                    builder.add(row);
                }
            }
            return builder == null
                    ? new TableBuilder(Layout.of(otherwise), TableOptions.DEFAULT).finish()
                    : builder.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the table from " + file + ": " + e, e);
        }
    }

    private static ObjectNode row(Path file, long number, String line) {
        try {
            if (JsonMapper.shared().readTree(line) instanceof ObjectNode row) {
                return row;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Line " + number + " of " + file + " is no JSON", e);
        }
        throw new IllegalArgumentException("Line " + number + " of " + file + " is no JSON object");
    }

    private static String kind(JsonNode row, String otherwise) {
        if (row.has("itemId") && row.has("label")) {
            return "annotations";
        }
        return row.has("filename") && row.has("datasetId") ? "items" : otherwise;
    }
}
