package loopbook.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopbook.errors.Interrupted;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table of a CSV file. It is read twice: only after the last row the type of a column is known. */
final class CsvImport {
    private final Path file;
    private final List<CsvColumn> columns = new ArrayList<>();

    private CsvImport(Path file) {
        this.file = file;
    }

    static Table read(Path file) {
        CsvImport csv = new CsvImport(file);
        try {
            String kind = csv.heading();
            csv.rows(CsvColumn::look);
            csv.rows(CsvColumn::add);
            List<Column<?>> made = new ArrayList<>();
            csv.columns.forEach(column -> made.add(column.column()));
            return Table.create(kind, TableBuilder.distinct(made));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the table from " + file + ": " + e, e);
        }
    }

    /** Finds the columns, and says what the rows are. */
    private String heading() throws IOException {
        try (CsvRecords records = new CsvRecords(file)) {
            List<String> names = records.next()
                    .orElseThrow(() -> new IllegalArgumentException(file + " is empty: a CSV file has a heading"));
            String kind = Import.kind(Set.copyOf(names)::contains, "rows");
            Map<String, SqlType> known = new LinkedHashMap<>();
            if (!kind.equals("rows")) {
                TableBuilder.fixed(Layout.of(kind)).forEach(column -> known.put(column.name(), SqlType.of(column)));
            }
            if (!names.equals(List.of(""))) {
                names.forEach(name -> columns.add(CsvColumn.of(name, known)));
            }
            return kind;
        }
    }

    /** What to do with a cell. */
    private interface Step {
        void take(CsvColumn column, String cell);
    }

    private void rows(Step step) throws IOException {
        try (CsvRecords records = new CsvRecords(file)) {
            records.next();
            for (List<String> cells = next(records); !cells.isEmpty(); cells = next(records)) {
                for (int i = 0; i < cells.size(); i++) {
                    step.take(columns.get(i), cells.get(i));
                }
            }
        }
    }

    /** The next record that has as many cells as the heading; an empty list at the end. */
    private List<String> next(CsvRecords records) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new Interrupted("Interrupted while reading a table", new InterruptedException());
        }
        List<String> cells = records.next().orElse(List.of());
        if (!cells.isEmpty() && cells.size() != columns.size()) {
            boolean blank = cells.size() == 1 && cells.get(0).isEmpty();
            if (blank) {
                return next(records);
            }
            throw new IllegalArgumentException("Line " + records.line() + " of " + file + " has " + cells.size()
                    + " cells, but the heading has " + columns.size());
        }
        return cells;
    }
}
