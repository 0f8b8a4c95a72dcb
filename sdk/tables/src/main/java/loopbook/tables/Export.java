package loopbook.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import loopbook.errors.Interrupted;
import loopbook.http.Progress;
import tech.tablesaw.api.Table;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows into a file as they come, a page in memory at a time. JSON lines hold each row as the platform has it. The columns
 * of CSV and Parquet files are only known after the last row: until then the rows wait in a file beside it.
 */
final class Export {
    private final Rows rows;
    private final TableOptions options;
    private long count;

    private Export(Rows rows, TableOptions options) {
        this.rows = rows;
        this.options = options;
    }

    /** By the ending of the name. */
    private enum Format {
        JSONL,
        CSV,
        PARQUET;

        static Format of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                    return format;
                }
            }
            throw new IllegalArgumentException("Cannot write a table to " + file
                    + ": the name must end in .csv, .jsonl or .parquet, which says the format");
        }

        /** Writes what has columns. */
        void write(Chunks chunks, Header header, Path file) throws IOException {
            if (this == CSV) {
                CsvFile.write(chunks, header, file);
            } else {
                try (DuckDb duck = DuckDb.open()) {
                    duck.writeParquet(chunks, header, file);
                }
            }
        }
    }

    static long write(Object source, Path file, TableOptions options) {
        Format format = Format.of(file);
        if (format == Format.PARQUET) {
            // Known before hours are spent on reading.
            DuckDb.open().close();
        }
        if (source instanceof Table table) {
            return write(options.of(table), file, format);
        }
        Export export = new Export(Rows.of(source), options);
        into(file, format == Format.JSONL ? export::lines : part -> export.columns(part, format));
        return export.count;
    }

    /** A table that is there already. */
    private static long write(Table table, Path file, Format format) {
        if (format == Format.JSONL) {
            Rows rows = new Rows(Layout.of(table.name()), Stream.of(Rebuilt.of(table)));
            into(file, new Export(rows, TableOptions.DEFAULT)::lines);
        } else {
            Chunks chunks = Chunks.of(table);
            into(file, part -> format.write(chunks, Header.of(chunks), part));
        }
        return table.rowCount();
    }

    /** Writes a part. */
    private interface Part {
        void write(Path part) throws IOException;
    }

    /** The file is there as a whole or not at all. */
    private static void into(Path file, Part work) {
        Path target = file.toAbsolutePath();
        if (target.getParent() != null && !Files.isDirectory(target.getParent())) {
            String why = "there is no folder " + target.getParent();
            throw new UncheckedIOException(
                    "Cannot write the table to " + file + ": " + why, new NoSuchFileException(file.toString()));
        }
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

    private void columns(Path part, Format format) throws IOException {
        Path waiting = part.resolveSibling(part.getFileName() + ".rows");
        try {
            lines(waiting);
            Chunks chunks = new Chunks.Waiting(waiting, rows.layout(), options);
            Header header = Header.of(chunks);
            List<String> fixed = TableBuilder.fixedNames(rows.layout());
            format.write(chunks, options.chosen().isEmpty() ? header.inOrderOf(fixed) : header, part);
        } finally {
            Files.deleteIfExists(waiting);
        }
    }
}
