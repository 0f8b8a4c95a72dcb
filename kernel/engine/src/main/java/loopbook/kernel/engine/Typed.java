package loopbook.kernel.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;

/** {@code System.in} of one cell: asks its {@link Input} for a line whenever it has given out the last one. */
final class Typed extends InputStream {
    private final Input input;
    private byte[] line = {};
    private int next;

    Typed(Input input) {
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == line.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, target, offset, count);
        next += count;
        return count;
    }

    /** What is left of the line: readers that ask first do not block on the next question. */
    @Override
    public synchronized int available() {
        return line.length - next;
    }

    /** Unchecked, since a {@code Scanner} would swallow an {@code IOException} and say "No line found". */
    private boolean fill() {
        try {
            return ask();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The platform's charset, since that is what a {@code Scanner} on {@code System.in} reads with. */
    private boolean ask() throws IOException {
        Optional<String> answer = input.line();
        line = answer.map(text -> (text + "\n").getBytes(Charset.defaultCharset()))
                .orElse(new byte[0]);
        next = 0;
        return answer.isPresent();
    }
}
