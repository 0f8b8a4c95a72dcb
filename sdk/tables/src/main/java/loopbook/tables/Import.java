package loopbook.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import loopbook.errors.Interrupted;
import loopbook.http.Json;
import tech.tablesaw.api.Table;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Rows from files. */
final class Import {
    private static final String EXPECTED =
            ": a file whose name ends neither in .csv nor in .parquet is read as JSON lines, "
                    + "an object on each line";

    private Import() {}

    /** By the ending of the name. */
    static Table read(Path file) {
        if (!Files.isRegularFile(file)) {
            String why = Files.isDirectory(file) ? "it is a folder" : "there is no such file";
            throw new UncheckedIOException(
                    "Cannot read the table from " + file + ": " + why, new NoSuchFileException(file.toString()));
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return CsvImport.read(file);
        } else if (name.endsWith(".parquet")) {
            return parquet(file);
        }
        return lines(file, "rows");
    }

    private static Table parquet(Path file) {
        if (!Files.isReadable(file)) {
            throw new UncheckedIOException(
                    "Cannot read the table from " + file, new NoSuchFileException(file.toString()));
        }
        try (DuckDb duck = DuckDb.open()) {
            Table table = duck.readParquet(file.toAbsolutePath(), "rows");
            return table.setName(kind(Set.copyOf(table.columnNames())::contains, "rows"));
        }
    }

    /** Each line is a JSON object; those of items and annotations get their own columns. */
    static Table lines(Path file, String otherwise) {
        long number = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            TableBuilder builder = null;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (Thread.currentThread().isInterrupted()) {
                    throw new Interrupted("Interrupted at line " + number + " of " + file, null);
                }
                // Programs of Windows put a byte order mark before the first line.
                line = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!line.isBlank()) {
                    ObjectNode row = row(file, number, line);
                    builder =
                            builder == null ? new TableBuilder(layout(row, otherwise), TableOptions.DEFAULT) : builder;
                    builder.add(row);
                }
            }
            return builder == null
                    ? new TableBuilder(Layout.of(otherwise), TableOptions.DEFAULT).finish()
                    : builder.finish();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file + " is no UTF-8 text, soon after line " + number + ": save it as UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the table from " + file + ": " + e, e);
        }
    }

    private static Layout layout(ObjectNode row, String otherwise) {
        String kind = kind(row::has, otherwise);
        boolean entity = row.has("id") && row.has("createdAt") && row.has("updatedAt");
        return Layout.of(kind.equals(otherwise) && entity ? "entities" : kind);
    }

    private static ObjectNode row(Path file, long number, String line) {
        try {
            if (Json.read(line) instanceof ObjectNode row) {
                return row;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Line " + number + " of " + file + " is no JSON" + EXPECTED, e);
        }
        throw new IllegalArgumentException("Line " + number + " of " + file + " is no JSON object" + EXPECTED);
    }

    /** The name of what rows with such fields are. */
    static String kind(Predicate<String> has, String otherwise) {
        if (has.test("itemId") && has.test("label")) {
            return "annotations";
        }
        if (has.test("filename") && has.test("datasetId")) {
            return "items";
        }
        return otherwise;
    }
}
