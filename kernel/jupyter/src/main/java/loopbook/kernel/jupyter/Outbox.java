package loopbook.kernel.jupyter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import loopbook.kernel.engine.Reserve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything on iopub, in the order in which it was said, from any thread, a cell's own too; one thread writes it out.
 * Printed text is gathered for {@value #GATHER_MILLIS} ms or {@value #GATHER_CHARS} characters, or until something else is
 * said, so that ten thousand lines are a few messages. A cell that prints or shows faster than front ends read is
 * made to wait.
 *
 * <p>Plain monitors throughout: a stopped thread lets go of them, which it would not of the locks of java.util.concurrent.
 */
final class Outbox implements AutoCloseable {
    private static final int GATHER_MILLIS = 20;
    private static final int GATHER_CHARS = 64 * 1024;
    private static final int FULL_CHARS = 4 * 1024 * 1024;
    /** What a message weighs that shows next to nothing. */
    private static final int ENVELOPE_CHARS = 1024;

    private final Codec codec;
    private final Loop iopub;
    private final Loop stdin;
    private final Log log;
    private final Deque<Event> events = new ArrayDeque<>();
    /** Made before it is needed: there may be no memory for it then. */
    private final Runnable sendingNow = this::sendNow;

    private final Thread writer = new Thread(this::write, "jupyter-outbox");
    private @Nullable Event sending;
    private int waitingChars;
    private boolean closed;

    private sealed interface Event {}

    /** A message as it is; its weight in chars counts against what a cell may leave waiting. */
    private record Post(
            String id,
            Loop socket,
            List<byte[]> prefix,
            String type,
            ObjectNode parent,
            ObjectNode content,
            ObjectNode metadata,
            int weight)
            implements Event {}

    private static final class Text implements Event {
        final ObjectNode parent;
        final String stream;
        final long since = System.nanoTime();
        final StringBuilder text = new StringBuilder();

        Text(ObjectNode parent, String stream) {
            this.parent = parent;
            this.stream = stream;
        }
    }

    Outbox(Codec codec, Loop iopub, Loop stdin, Log log) {
        this.codec = codec;
        this.iopub = iopub;
        this.stdin = stdin;
        this.log = log;
        writer.setDaemon(true);
    }

    void start() {
        writer.start();
    }

    /** A message on iopub; the parent is the header of the request it belongs to. */
    void publish(ObjectNode parent, String type, ObjectNode content) {
        publish(parent, type, content, type);
    }

    /** The same, under a topic of its own. */
    void publish(ObjectNode parent, String type, ObjectNode content, String topic) {
        post(published(parent, type, content, topic, 0));
    }

    /**
     * What a cell shows: waits while too much is unsent. An interrupted cell does not wait, and shows no more then.
     *
     * @param chars about as long as the content is
     */
    synchronized void show(ObjectNode parent, String type, ObjectNode content, int chars) {
        if (awaitRoom()) {
            Post post = published(parent, type, content, type, chars + ENVELOPE_CHARS);
            waitingChars += post.weight;
            post(post);
        }
    }

    private Post published(ObjectNode parent, String type, ObjectNode content, String topic, int weight) {
        List<byte[]> prefix = List.of(topic.getBytes(StandardCharsets.UTF_8));
        return new Post(codec.newId(), iopub, prefix, type, parent, content, Json.object(), weight);
    }

    void status(ObjectNode parent, String state) {
        publish(parent, "status", Json.object().put("execution_state", state));
    }

    /** Asks the front end that sent a request for input, after all that was printed before; the id of the question. */
    String ask(Message request, ObjectNode content) {
        String id = codec.newId();
        post(new Post(id, stdin, request.identities(), "input_request", request.header(), content, Json.object(), 0));
        return id;
    }

    /** The reply to a cell, after all that the cell has said before. */
    void reply(Loop channel, Message request, ObjectNode content, ObjectNode metadata) {
        post(new Post(
                codec.newId(),
                channel,
                request.identities(),
                request.replyType(),
                request.header(),
                content,
                metadata,
                0));
    }

    private synchronized void post(Event event) {
        events.add(event);
        notifyAll();
    }

    /** Printed text; {@code stream} is {@code stdout} or {@code stderr}. */
    @SuppressWarnings(
            "ReferenceEquality") // one request, one header: comparing the trees would cost more than the print
    synchronized void print(ObjectNode parent, String stream, String text) {
        if (!text.isEmpty() && awaitRoom()) {
            waitingChars += text.length();
            if (!(events.peekLast() instanceof Text last) || last.parent != parent || !last.stream.equals(stream)) {
                Text next = new Text(parent, stream);
                next.text.append(text);
                events.add(next);
                notifyAll();
            } else {
                boolean small = last.text.length() < GATHER_CHARS;
                last.text.append(text);
                if (small && last.text.length() >= GATHER_CHARS) {
                    notifyAll();
                }
            }
        }
    }

    /** Whether there is room; an interrupted thread's text is dropped when there is none, since nobody waits for it. */
    private synchronized boolean awaitRoom() {
        try {
            while (waitingChars > FULL_CHARS && !closed) {
                wait();
            }
            return !closed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write() {
        try {
            while (take()) {
                send();
            }
        } catch (InterruptedException interrupted) {
            log.failed("the outbox was interrupted", interrupted);
        }
    }

    /** Whether there is something to send. */
    private boolean take() throws InterruptedException {
        while (true) {
            try {
                sending = next();
                return sending != null;
            } catch (OutOfMemoryError full) {
                Reserve.moment();
            }
        }
    }

    private void send() {
        try {
            Reserve.insist(sendingNow);
        } catch (RuntimeException | Error wrong) {
            log.failed("a message on iopub was dropped", wrong);
        }
    }

    private void sendNow() {
        if (sending instanceof Text text) {
            ObjectNode content = Json.object().put("name", text.stream).put("text", text.text.toString());
            List<byte[]> topic = List.of(("stream." + text.stream).getBytes(StandardCharsets.UTF_8));
            iopub.send(codec.write(topic, "stream", text.parent, Json.object(), content));
        } else if (sending instanceof Post post) {
            post.socket.send(codec.write(post.id, post.prefix, post.type, post.parent, post.metadata, post.content));
        }
    }

    /** The next event, once its gathering time is over; null when closed and empty. */
    private synchronized @Nullable Event next() throws InterruptedException {
        while (true) {
            Event first = events.peek();
            if (first == null && closed) {
                return null;
            }
            long left = first instanceof Text text ? gathering(text) : 0;
            if (first == null) {
                wait();
            } else if (left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } else {
                return taken(events.remove());
            }
        }
    }

    private long gathering(Text text) {
        if (closed || events.size() > 1 || text.text.length() >= GATHER_CHARS) {
            return 0;
        }
        return text.since + TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS) - System.nanoTime();
    }

    private synchronized Event taken(Event event) {
        int weight = event instanceof Text text ? text.text.length() : ((Post) event).weight;
        if (weight > 0) {
            waitingChars -= weight;
            notifyAll();
        }
        return event;
    }

    /** Writes what waits and ends. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            writer.join(1_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
