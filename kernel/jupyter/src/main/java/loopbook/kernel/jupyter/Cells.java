package loopbook.kernel.jupyter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import loopbook.kernel.engine.Reserve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One shell: runs its {@code execute_request}s one after another on a thread of its own. */
final class Cells {
    /** Of cells that were sent together: between two that come in. */
    private static final int APART_MILLIS = 50;

    private final Executions executions;
    private final Outbox outbox;
    private final Replies replies;
    private final Loop shell;
    private final Log log;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();

    private final Thread thread;
    private Executions.@Nullable Run now;
    private boolean closed;

    /** What stands in the queue. */
    private sealed interface Waiting {}

    private record Cell(Message request) implements Waiting {}

    private enum Sign implements Waiting {
        /** There will be no more. */
        END,
        /** What the socket had when it was asked stands before this. */
        MARK
    }

    Cells(String name, Executions executions, Outbox outbox, Replies replies, Loop shell, Log log) {
        this.executions = executions;
        this.outbox = outbox;
        this.replies = replies;
        this.shell = shell;
        this.log = log;
        thread = new Thread(this::work, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Puts a cell in the queue; one that comes after the end is aborted. */
    void add(Message request) {
        synchronized (this) {
            if (!closed) {
                waiting.add(new Cell(request));
                return;
            }
        }
        abort(request);
    }

    /** Ends the cell that runs, and the thread with it; what waits is aborted. Returns at once. */
    void close() {
        Executions.Run ending;
        synchronized (this) {
            closed = true;
            ending = now;
        }
        if (ending != null) {
            ending.stop();
        }
        abortAll(drained());
        waiting.add(Sign.END);
    }

    private void work() {
        boolean open = true;
        while (open) {
            // Whatever one cell does, the next one is run.
            try {
                Waiting next = next();
                open = next != Sign.END;
                if (next instanceof Cell cell) {
                    serve(cell.request);
                }
            } catch (OutOfMemoryError full) {
                Reserve.moment();
            } catch (RuntimeException | Error wrong) {
                log.failed("a cell could not be answered", wrong);
            }
        }
    }

    private Waiting next() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException strays) {
                // Only the end of the queue ends a shell: an interrupt that comes too late for a cell does not.
                log.say("a shell was interrupted between two cells");
            }
        }
    }

    private void serve(Message request) {
        List<Message> behind = List.of();
        try {
            behind = run(request);
        } catch (RuntimeException | Error wrong) {
            Reserve.open(wrong);
            log.failed("a cell could not be run", wrong);
            fail(request, wrong);
        }
        begin(null);
        replies.idle(request);
        abortAll(behind);
    }

    /** Runs a cell and replies; what waited behind one that has failed, and is not to be run. */
    private List<Message> run(Message request) {
        ObjectNode metadata = Json.object().put("started", Instant.now().toString());
        Executions.Run run = executions.of(request);
        replies.busy(request);
        begin(run);
        ObjectNode reply = run.reply();
        // Taken before the reply: what a front end sends once it knows of the failure is meant to run.
        boolean stops = run.stopsOthers && reply.path("status").asString("").equals("error");
        List<Message> behind = stops ? behind() : List.of();
        outbox.reply(shell, request, reply, metadata);
        return behind;
    }

    private void fail(Message request, Throwable wrong) {
        Reserve.insist(() ->
                outbox.publish(request.header(), "error", Replies.failed(wrong).without("status")));
        Reserve.insist(() -> outbox.reply(
                shell, request, Replies.failed(wrong).put("execution_count", executions.count()), Json.object()));
    }

    private synchronized void begin(Executions.@Nullable Run run) {
        now = run;
        if (closed && run != null) {
            run.stop();
        }
    }

    /** What was sent before the failure of the cell that runs: some of it the socket may still have, or the network. */
    private List<Message> behind() {
        shell.onceReceived(() -> waiting.add(Sign.MARK));
        List<Message> behind = new ArrayList<>();
        Waiting next = next();
        while (next instanceof Cell cell) {
            behind.add(cell.request);
            next = next();
        }
        if (next == Sign.END) {
            waiting.add(next);
        } else if (!behind.isEmpty()) {
            addStragglers(behind);
        }
        return behind;
    }

    /** Where there was one there may be more on their way. */
    private void addStragglers(List<Message> behind) {
        try {
            Waiting next = waiting.poll(APART_MILLIS, TimeUnit.MILLISECONDS);
            while (next instanceof Cell cell) {
                behind.add(cell.request);
                next = waiting.poll(APART_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (next != null) {
                waiting.add(next);
            }
        } catch (InterruptedException strays) {
            log.say("a shell was interrupted between two cells");
        }
    }

    private List<Message> drained() {
        List<Waiting> drained = new ArrayList<>();
        waiting.drainTo(drained);
        return drained.stream()
                .filter(Cell.class::isInstance)
                .map(cell -> ((Cell) cell).request)
                .toList();
    }

    private void abortAll(List<Message> requests) {
        requests.forEach(this::abort);
    }

    /** Answers a cell that was queued when another failed, and is not run. */
    private void abort(Message request) {
        replies.answer(shell, request, () -> Json.object()
                .put("status", "aborted")
                .put("execution_count", executions.count()));
    }
}
