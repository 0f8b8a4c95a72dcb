package loopbook.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of a CSV file one after another, as RFC 4180 has them; lines may end either way. */
final class CsvRecords implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final BufferedReader in;
    private long line = 1;
    private long began = 1;

    CsvRecords(Path file) throws IOException {
        this.file = file;
        this.in = Files.newBufferedReader(file);
        in.mark(1);
        if (read() != BYTE_ORDER_MARK) {
            in.reset();
        }
    }

    private int read() throws IOException {
        try {
            return in.read();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file + " is no UTF-8 text, at line " + line + " or soon after it: save it as UTF-8", e);
        }
    }

    /** The cells of the next record; empty at the end. */
    Optional<List<String>> next() throws IOException {
        began = line;
        int sign = read();
        if (sign < 0) {
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        while (sign >= 0 && (quoted || sign != '\n')) {
            if (sign == '"') {
                quoted = quote(cell, quoted);
            } else if (sign == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (sign != '\r' || quoted || !endsLine()) {
                line += sign == '\n' ? 1 : 0;
                cell.append((char) sign);
            }
            sign = read();
        }
        if (quoted) {
            throw new IllegalArgumentException(
                    "The quote that line " + began + " of " + file + " opens is never closed");
        }
        line++;
        cells.add(cell.toString());
        return Optional.of(cells);
    }

    /** Whether the cell goes on within quotes; two of them are one within. */
    private boolean quote(StringBuilder cell, boolean quoted) throws IOException {
        if (!quoted) {
            return true;
        }
        in.mark(1);
        if (in.read() == '"') {
            cell.append('"');
            return true;
        }
        in.reset();
        return false;
    }

    private boolean endsLine() throws IOException {
        in.mark(1);
        int following = in.read();
        in.reset();
        return following == '\n' || following < 0;
    }

    /** Where the last record began. */
    long line() {
        return began;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
