package loopbook.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a request instead of, or around, its true answer. */
sealed interface Fault {
    /** Finds the true answer, by doing what was asked for. */
    @FunctionalInterface
    interface Answering {
        Reply answer() throws IOException;
    }

    /** The connection has to be cut now. */
    final class CutNow extends IOException {
        private static final long serialVersionUID = 1L;

        CutNow() {
            super("cut on demand");
        }
    }

    /** The answer that the caller gets. */
    Reply around(Answering truth) throws IOException;

    /** Whether the request's body is left unread: then it must be taken in before a refusal is sent. */
    default boolean unread() {
        return false;
    }

    record Refused(int status, Optional<Duration> retryAfter) implements Fault {
        @Override
        public Reply around(Answering truth) {
            Reply reply = new ApiError(status, "a fault on demand").reply();
            return retryAfter
                    .map(after -> reply.header("retry-after", Long.toString(after.toSeconds())))
                    .orElse(reply);
        }

        @Override
        public boolean unread() {
            return true;
        }
    }

    record Expired() implements Fault {
        @Override
        public Reply around(Answering truth) {
            return ApiError.unauthorized("Unauthorized: the token expired at " + Instant.now())
                    .reply();
        }

        @Override
        public boolean unread() {
            return true;
        }
    }

    record Cut() implements Fault {
        @Override
        public Reply around(Answering truth) throws IOException {
            throw new CutNow();
        }
    }

    record CutAfter(long bytes) implements Fault {
        @Override
        public Reply around(Answering truth) throws IOException {
            Reply reply = truth.answer();
            return reply.body(out -> reply.body().write(new Ending(out, bytes)));
        }
    }

    record Slow(Duration pause) implements Fault {
        @Override
        public Reply around(Answering truth) throws IOException {
            Reply reply = truth.answer();
            return reply.body(out -> reply.body().write(new Trickle(out, pause)));
        }
    }

    record Late(Duration pause) implements Fault {
        @Override
        public Reply around(Answering truth) throws IOException {
            rest(pause);
            return truth.answer();
        }
    }

    /** The first answer serves all: as a page that comes again, whatever page was asked for. */
    record Again(AtomicReference<byte[]> kept) implements Fault {
        @Override
        public Reply around(Answering truth) throws IOException {
            Reply reply = truth.answer();
            byte[] before = kept.get();
            if (before != null) {
                return new Reply(reply.status(), reply.headers(), before.length, out -> out.write(before));
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            reply.body().write(body);
            byte[] bytes = body.toByteArray();
            if (reply.status() < 300) {
                kept.set(bytes);
            }
            return new Reply(reply.status(), reply.headers(), bytes.length, out -> out.write(bytes));
        }
    }

    /** An old count: the answer says that there are so many more than there are. */
    record Miscounted(long more) implements Fault {
        private static final String COUNT = "totalItemsCount";

        @Override
        public Reply around(Answering truth) throws IOException {
            Reply reply = truth.answer();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            reply.body().write(body);
            return Json.read(body.toString(StandardCharsets.UTF_8)) instanceof ObjectNode page && page.has(COUNT)
                    ? Reply.json(
                            reply.status(), page.put(COUNT, page.path(COUNT).asLong() + more))
                    : new Reply(reply.status(), reply.headers(), body.size(), body::writeTo);
        }
    }

    record Changed(Runnable change) implements Fault {
        @Override
        public Reply around(Answering truth) throws IOException {
            change.run();
            return truth.answer();
        }
    }

    private static void rest(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the platform stops");
        }
    }

    /** Lets so many bytes through, and then cuts. */
    final class Ending extends OutputStream {
        private final OutputStream out;
        private long left;

        Ending(OutputStream out, long bytes) {
            this.out = out;
            this.left = bytes;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int through = (int) Math.min(left, length);
            out.write(bytes, from, through);
            left -= through;
            if (through < length) {
                out.flush();
                throw new CutNow();
            }
        }
    }

    /** Sends small pieces with a pause before each. */
    final class Trickle extends OutputStream {
        private static final int PIECE = 1024;

        private final OutputStream out;
        private final Duration pause;

        Trickle(OutputStream out, Duration pause) {
            this.out = out;
            this.pause = pause;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int at = 0; at < length; at += PIECE) {
                rest(pause);
                out.write(bytes, from + at, Math.min(PIECE, length - at));
                out.flush();
            }
        }
    }
}
