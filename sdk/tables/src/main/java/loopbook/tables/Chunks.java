package loopbook.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopbook.errors.Interrupted;
import loopbook.http.Json;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.node.ObjectNode;

/** The rows of a table, some at a time; they may be gone through more than once. */
interface Chunks {
    /** Hands over all rows, from the first on. */
    void each(Chunk chunk) throws IOException;

    /** What to do with some rows. */
    interface Chunk {
        void take(List<Column<?>> columns, int rows) throws IOException;
    }

    /** Those of a table, at once. */
    static Chunks of(Table table) {
        return chunk -> chunk.take(table.columns(), table.rowCount());
    }

    /**
     * Those that wait in a file of JSON lines: only a part of them is in memory. A column is there with its first value,
     * so parts differ in their columns and, as long as not all values are known, in their types. An empty text is
     * {@link Values#EMPTY} here, to be told from a missing one.
     */
    record Waiting(Path file, Layout layout, TableOptions options) implements Chunks {
        private static final int ROWS = 5_000;

        @Override
        public void each(Chunk chunk) throws IOException {
            try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                TableBuilder builder = builder();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    builder.add((ObjectNode) Json.read(line));
                    if (builder.rows() == ROWS) {
                        hand(builder, chunk);
                        builder = builder();
                    }
                }
                hand(builder, chunk);
            }
        }

        private TableBuilder builder() {
            return new TableBuilder(layout, options).keepEmpty();
        }

        private static void hand(TableBuilder builder, Chunk chunk) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new Interrupted("Interrupted while writing a table", new InterruptedException());
            }
            chunk.take(builder.columns(), builder.rows());
        }
    }
}
