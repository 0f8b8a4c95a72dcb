package loopbook.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/** A table as RFC 4180 has it. An empty text is {@code ""}, a missing value is nothing at all. */
final class CsvFile {
    /** Semicolons and tabs, too, since other programs take them for what parts cells. */
    private static final String SPECIAL = ",\"\n\r;\t";

    private CsvFile() {}

    static void write(Chunks chunks, Header header, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            line(out, header.titles());
            chunks.each((columns, rows) -> cells(out, header.of(columns), rows));
        }
    }

    private static void cells(Writer out, List<@Nullable Column<?>> columns, int rows) throws IOException {
        List<String> cells = new ArrayList<>(columns.size());
        for (int row = 0; row < rows; row++) {
            cells.clear();
            for (Column<?> column : columns) {
                cells.add(column == null || column.isMissing(row) ? "" : Excerpt.word(column.get(row)));
            }
            line(out, cells);
        }
    }

    private static void line(Writer out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(quoted(cells.get(i)));
        }
        out.write('\n');
    }

    private static String quoted(String cell) {
        if (cell.equals(Values.EMPTY)) {
            return "\"\"";
        }
        boolean plain = cell.chars().noneMatch(sign -> SPECIAL.indexOf(sign) >= 0);
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
