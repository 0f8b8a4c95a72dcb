package loopbook.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/**
 * What a route writes, gathered to large pieces. Only {@link #finish} ends the answer: after a failure it stays open, so
 * that half an answer never looks like a whole one.
 */
final class ResponseBody extends OutputStream {
    private static final int SIZE = 1 << 17;

    private final Response response;
    private final byte[] gathered;
    private int count;

    /** Length of the answer; -1 if it is not known. */
    ResponseBody(Response response, long length) {
        this.response = response;
        this.gathered = new byte[length < 0 ? SIZE : (int) Math.max(1, Math.min(SIZE, length))];
    }

    @Override
    public void write(int b) throws IOException {
        if (count == gathered.length) {
            send(false);
        }
        gathered[count++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > gathered.length - count) {
            send(false);
        }
        if (length > gathered.length) {
            Content.Sink.write(response, false, ByteBuffer.wrap(bytes, from, length));
        } else {
            System.arraycopy(bytes, from, gathered, count, length);
            count += length;
        }
    }

    @Override
    public void flush() throws IOException {
        send(false);
    }

    private void send(boolean last) throws IOException {
        if (count > 0 || last) {
            Content.Sink.write(response, last, ByteBuffer.wrap(gathered, 0, count));
            count = 0;
        }
    }

    void finish() throws IOException {
        send(true);
    }
}
