package loopbook.tables;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table as JSON lines of flat objects with short keys, for DuckDB to read: of all that it reads, this alone tells an
 * empty text from a missing one, and keeps each number and each line break as it is.
 */
final class Cells {
    /** A cell can hold the picture of a mask as text. */
    private static final long LONGEST_ROW = 256L << 20;

    private Cells() {}

    static void write(Chunks chunks, Header header, Path file) throws IOException {
        List<SqlType> types = header.names().stream().map(header::type).toList();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                JsonGenerator json = JsonMapper.builder()
                        .build()
                        .writer()
                        .withRootValueSeparator("\n")
                        .createGenerator(out)) {
            chunks.each((columns, rows) -> rows(json, header.of(columns), types, rows));
        }
    }

    private static void rows(JsonGenerator json, List<@Nullable Column<?>> columns, List<SqlType> types, int rows) {
        for (int row = 0; row < rows; row++) {
            json.writeStartObject();
            for (int i = 0; i < columns.size(); i++) {
                Column<?> column = columns.get(i);
                if (column != null && !column.isMissing(row)) {
                    json.writeName(key(i));
                    types.get(i).write(json, column.get(row));
                }
            }
            json.writeEndObject();
        }
    }

    private static String key(int column) {
        return "c" + column;
    }

    /** The query that reads such a file, with the columns' own names and types. */
    static String select(Header header, Path file) {
        List<String> read = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        List<String> names = header.names();
        List<String> titles = header.titles();
        for (int i = 0; i < names.size(); i++) {
            SqlType type = header.type(names.get(i));
            read.add(key(i) + ": '" + type.read + "'");
            shown.add(shown(type, key(i)) + " AS " + DuckDb.name(titles.get(i)));
        }
        return "SELECT " + String.join(", ", shown) + " FROM read_json(" + DuckDb.text(file)
                + ", format = 'newline_delimited', maximum_object_size = " + LONGEST_ROW + ", columns = {"
                + String.join(", ", read) + "})";
    }

    private static String shown(SqlType type, String key) {
        return type == SqlType.TEXT
                ? "CASE WHEN " + key + " = " + DuckDb.text(Values.EMPTY) + " THEN '' ELSE " + key + " END"
                : "CAST(" + key + " AS " + type.type + ")";
    }
}
