package loopbook.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of a CSV file one after another, as RFC 4180 has them; lines may end either way. Cells are parted by commas;
 * where the heading has none of them, by semicolons or tabs, if it has those.
 */
final class CsvRecords implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int HEADING = 100_000;

    private final Path file;
    private final BufferedReader in;
    private final char between;
    private long line = 1;
    private long began = 1;

    CsvRecords(Path file) throws IOException {
        this.file = file;
        this.in = Files.newBufferedReader(file);
        in.mark(1);
        if (read() != BYTE_ORDER_MARK) {
            in.reset();
        }
        this.between = between();
    }

    /** By the heading, as far as it goes in so many signs; what stands in quotes parts nothing. */
    private char between() throws IOException {
        in.mark(HEADING);
        StringBuilder bare = new StringBuilder();
        boolean quoted = false;
        int sign = read();
        for (int n = 1; n < HEADING && sign >= 0 && (quoted || sign != '\n'); n++) {
            quoted ^= sign == '"';
            if (!quoted) {
                bare.append((char) sign);
            }
            sign = read();
        }
        in.reset();
        String heading = bare.toString();
        if (heading.indexOf(',') >= 0) {
            return ',';
        }
        return heading.indexOf(';') >= 0 ? ';' : heading.indexOf('\t') >= 0 ? '\t' : ',';
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
            } else if (sign == between && !quoted) {
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
        if (read() == '"') {
            cell.append('"');
            return true;
        }
        in.reset();
        return false;
    }

    private boolean endsLine() throws IOException {
        in.mark(1);
        int following = read();
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
