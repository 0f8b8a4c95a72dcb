package loopbook.tables;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import loopbook.errors.Interrupted;
import loopbook.http.Progress;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows into a file as they come, a page in memory at a time. JSON lines hold each row as the platform has it. The columns
 * of a CSV file are only known after the last row: until then the rows wait in a file beside it.
 */
final class Export {
    private static final int CHUNK = 5_000;

    private final Rows rows;
    private final TableOptions options;
    private long count;

    private Export(Rows rows, TableOptions options) {
        this.rows = rows;
        this.options = options;
    }

    static long write(Rows rows, Path file, TableOptions options) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Export export = new Export(rows, options);
        if (name.endsWith(".jsonl")) {
            into(file, export::lines);
        } else if (name.endsWith(".csv")) {
            into(file, export::csv);
        } else {
            throw new IllegalArgumentException(
                    "Cannot write a table to " + file + ": the name must end in .csv or .jsonl, which says the format");
        }
        return export.count;
    }

    /** Writes a part. */
    private interface Part {
        void write(Path part) throws IOException;
    }

    /** The file is there as a whole or not at all. */
    private static void into(Path file, Part work) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            try {
                work.write(part);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the table to " + file + ": " + e, e);
        }
    }

    private void lines(Path part) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(part);
                Stream<List<ObjectNode>> pages = rows.pages();
                Progress progress = Progress.start("Writing " + rows.layout().name(), -1)) {
            Iterator<List<ObjectNode>> each = pages.iterator();
            while (count < options.most() && each.hasNext()) {
                List<ObjectNode> page = each.next();
                for (ObjectNode row : page.subList(0, (int) Math.min(page.size(), options.most() - count))) {
                    out.write(row.toString());
                    out.write('\n');
                    count++;
                }
                progress.add(page.size());
                if (Thread.currentThread().isInterrupted()) {
                    throw new Interrupted("Interrupted while writing a table", new InterruptedException());
                }
            }
        }
    }

    private void csv(Path part) throws IOException {
        Path waiting = part.resolveSibling(part.getFileName() + ".rows");
        try {
            lines(waiting);
            List<String> names = names(waiting);
            try (BufferedWriter out = Files.newBufferedWriter(part)) {
                line(out, names);
                chunks(waiting, table -> cells(out, table, names));
            }
        } finally {
            Files.deleteIfExists(waiting);
        }
    }

    /** What to do with some rows as a table. */
    private interface Chunk {
        void take(Table table) throws IOException;
    }

    private void chunks(Path waiting, Chunk chunk) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(waiting, StandardCharsets.UTF_8)) {
            TableBuilder builder = new TableBuilder(rows.layout(), options);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                builder.add((ObjectNode) JsonMapper.shared().readTree(line));
                if (builder.rows() == CHUNK) {
                    chunk.take(builder.finish());
                    builder = new TableBuilder(rows.layout(), options);
                }
            }
            chunk.take(builder.finish());
        }
    }

    /** Those of all chunks: fixed ones first, then those that were found, in the order that a whole table has. */
    private List<String> names(Path waiting) throws IOException {
        Set<String> all = new LinkedHashSet<>();
        chunks(waiting, table -> all.addAll(table.columnNames()));
        if (!options.chosen().isEmpty()) {
            return List.copyOf(all);
        }
        List<String> fixed = TableBuilder.fixedNames(rows.layout());
        List<String> names = new ArrayList<>(fixed);
        all.stream().filter(name -> !fixed.contains(name)).sorted().forEach(names::add);
        return names;
    }

    private static void cells(Writer out, Table table, List<String> names) throws IOException {
        List<Column<?>> columns = new ArrayList<>();
        Set<String> there = Set.copyOf(table.columnNames());
        for (String name : names) {
            columns.add(there.contains(name) ? table.column(name) : null);
        }
        List<String> cells = new ArrayList<>(names.size());
        for (int row = 0; row < table.rowCount(); row++) {
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

    /** As RFC 4180 has it. */
    private static String quoted(String cell) {
        boolean plain =
                cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
