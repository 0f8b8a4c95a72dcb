package loopbook.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import loopbook.errors.Interrupted;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;
import okio.Pipe;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of an answer, read from the connection by a thread of ours and handed over through a small buffer; a reader
 * that is slow slows the connection down.
 */
final class Stream extends FilterInputStream {
    private static final long BUFFER = 512 * 1024;
    /** How long a stream may lie unread before its connection is given up. */
    private static final Duration LONGEST_UNREAD = Duration.ofMinutes(10);

    private final okhttp3.Call call;
    private final Pump pump;

    private Stream(okhttp3.Call call, Pump pump) {
        super(Okio.buffer(pump.pipe.source()).inputStream());
        this.call = call;
        this.pump = pump;
    }

    /** Called on a thread of the network, with an answer whose body has not been read. */
    static InputStream of(okhttp3.Call call, Response response) {
        Pump pump = new Pump(response);
        Threads.daemon("stream", pump).start();
        return new Stream(call, pump);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            return super.read(into, from, length);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private IOException explained(IOException e) {
        IOException cause = pump.failure;
        if (cause != null) {
            return new IOException("The stream of " + call.request().url().encodedPath() + " broke: " + cause, cause);
        }
        if (e instanceof InterruptedIOException) {
            end();
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted while reading a stream", e);
        }
        return e;
    }

    /** Ends the transfer, too, if it is still under way. */
    @Override
    public void close() throws IOException {
        end();
        super.close();
    }

    private void end() {
        Wire.cancel(call);
        pump.pipe.cancel();
    }

    private static final class Pump implements Runnable {
        private final Response response;
        private final Pipe pipe = new Pipe(BUFFER);
        private volatile @Nullable IOException failure;

        Pump(Response response) {
            this.response = response;
            pipe.sink().timeout().timeout(LONGEST_UNREAD.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void run() {
            try (response;
                    BufferedSink sink = Okio.buffer(pipe.sink())) {
                copy(sink);
            } catch (IOException e) {
                failed(e);
            }
        }

        /** A failure must be known before the sink is closed: a closed sink is a good end to the reader. */
        private void copy(BufferedSink sink) throws IOException {
            try {
                sink.writeAll(response.body().source());
            } catch (IOException e) {
                failed(e);
                throw e;
            }
        }

        private void failed(IOException e) {
            if (failure == null) {
                failure = e;
            }
            pipe.cancel();
        }
    }
}
