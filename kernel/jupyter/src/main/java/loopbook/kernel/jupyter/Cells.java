package loopbook.kernel.jupyter;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.kernel.engine.Cell;
import loopbook.kernel.engine.Documentation;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Input;
import loopbook.kernel.engine.Outcome;
import loopbook.kernel.engine.OutputSink;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs {@code execute_request}s one after another on a thread of its own. */
final class Cells {
    /** No Java ends with a question mark. */
    private static final Pattern ASKED = Pattern.compile("\\s*([\\w.$]+)\\?{1,2}\\s*");

    private final Engine engine;
    private final EarlyOutput early;
    private final Outbox outbox;
    private final Replies replies;
    private final Loop shell;
    private final Stdin stdin;
    private final History history;
    private final Log log;
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "jupyter-cells");
    private int count;

    Cells(
            Engine engine,
            EarlyOutput early,
            Outbox outbox,
            Replies replies,
            Loop shell,
            Stdin stdin,
            History history,
            Log log) {
        this.engine = engine;
        this.early = early;
        this.outbox = outbox;
        this.replies = replies;
        this.shell = shell;
        this.stdin = stdin;
        this.history = history;
        this.log = log;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Puts a cell in the queue. */
    void add(Message request) {
        waiting.add(request);
    }

    void close() {
        thread.interrupt();
    }

    private void work() {
        try {
            while (true) {
                serve(waiting.take());
            }
        } catch (InterruptedException closed) {
            // The kernel is ending; what still waits has nobody left to answer it.
            waiting.clear();
        }
    }

    private void serve(Message request) {
        try {
            Run run = new Run(request);
            replies.busy(request);
            ObjectNode metadata = Json.object().put("started", Instant.now().toString());
            ObjectNode reply = run.reply();
            // Taken before the reply: what a front end sends once it knows of the failure is meant to run.
            List<Message> aborted = new ArrayList<>();
            if (run.stopsOthers && reply.path("status").asString("").equals("error")) {
                waiting.drainTo(aborted);
            }
            outbox.reply(shell, request, reply, metadata);
            replies.idle(request);
            aborted.forEach(this::abort);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError wrong) {
            log.failed("a cell could not be run", wrong);
            ObjectNode reply = Replies.failed(wrong);
            outbox.publish(request.header(), "error", reply.deepCopy().without("status"));
            outbox.reply(shell, request, reply.put("execution_count", count), Json.object());
            replies.idle(request);
        }
    }

    /** Answers a cell that was queued when another failed, and is not run. */
    private void abort(Message request) {
        replies.answer(
                shell, request, () -> Json.object().put("status", "aborted").put("execution_count", count));
    }

    /** What the person at the front end that sent a request types. */
    private final class Asked implements Input {
        private final Message request;

        Asked(Message request) {
            this.request = request;
        }

        @Override
        public Optional<String> line() throws IOException {
            return ask("", false);
        }

        @Override
        public Optional<String> secret(String question) throws IOException {
            return ask(question, true);
        }

        private Optional<String> ask(String question, boolean password) throws IOException {
            try {
                return Optional.of(stdin.ask(request, question, password));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw (IOException)
                        new InterruptedIOException("interrupted while waiting for input").initCause(stopped);
            }
        }
    }

    /** One request while it is served. */
    private final class Run {
        final Message request;
        final String code;
        final boolean silent;
        final boolean stored;
        final boolean stopsOthers;
        final int number;
        final OutputSink sink;

        Run(Message request) {
            this.request = request;
            ObjectNode content = request.content();
            code = content.path("code").asString("");
            silent = content.path("silent").asBoolean(false);
            stored = !silent && content.path("store_history").asBoolean(true);
            stopsOthers = content.path("stop_on_error").asBoolean(true);
            number = count + 1;
            sink = silent ? new Silence() : new CellSink(outbox, request.header());
        }

        ObjectNode reply() {
            if (stored) {
                count = number;
                history.add(number, code);
            }
            if (!silent) {
                outbox.publish(
                        request.header(),
                        "execute_input",
                        Json.object().put("code", code).put("execution_count", number));
                early.handOver(sink);
            }
            Matcher asked = ASKED.matcher(code);
            if (asked.matches()) {
                return about(asked.group(1)).put("execution_count", number);
            }
            Input input = request.content().path("allow_stdin").asBoolean(false) ? new Asked(request) : Input.none();
            Outcome outcome = engine.run(new Cell(number, code, sink, input));
            return answer(outcome).put("execution_count", number);
        }

        /** {@code name?}: what is known of it, for the front end to show beside the notebook or below the cell. */
        private ObjectNode about(String name) {
            engine.started();
            Optional<Documentation> known = engine.inspect(name, name.length());
            if (known.isEmpty()) {
                String trouble = "nothing is known of " + name;
                return failed(Cells.error("NotFound", trouble, List.of(trouble)));
            }
            ObjectNode reply = Json.ok();
            ObjectNode page =
                    reply.putArray("payload").addObject().put("source", "page").put("start", 0);
            page.set("data", CellSink.forms(known.get().bundle()).path("data"));
            reply.putObject("user_expressions");
            return reply;
        }

        private ObjectNode failed(ObjectNode error) {
            if (!silent) {
                outbox.publish(request.header(), "error", error.deepCopy());
            }
            return Json.object().put("status", "error").setAll(error);
        }

        private ObjectNode answer(Outcome outcome) {
            if (outcome instanceof Outcome.Value value) {
                result(value);
            } else if (!(outcome instanceof Outcome.Done)) {
                return failed(error(outcome));
            }
            ObjectNode reply = Json.ok();
            reply.putArray("payload");
            reply.set("user_expressions", expressions());
            return reply;
        }

        private void result(Outcome.Value value) {
            if (stored) {
                history.result(value.shown().text());
            }
            if (!silent) {
                ObjectNode content = CellSink.forms(value.shown()).put("execution_count", number);
                outbox.publish(request.header(), "execute_result", content);
            }
        }

        private ObjectNode expressions() {
            ObjectNode values = Json.object();
            request.content()
                    .path("user_expressions")
                    .forEachEntry((name, expression) -> values.set(name, expression(name, expression.asString(""))));
            return values;
        }

        private ObjectNode expression(String name, String expression) {
            Outcome outcome =
                    engine.run(new Cell(number, "user expression " + name, 1, expression, sink, Input.none()));
            if (outcome instanceof Outcome.Value value) {
                return Json.ok().setAll(CellSink.forms(value.shown()));
            }
            ObjectNode reply = Json.object().put("status", "error");
            return outcome instanceof Outcome.Done
                    ? reply.setAll(Replies.error("NoValue", "\"" + expression + "\" is not an expression"))
                    : reply.setAll(error(outcome));
        }
    }

    /** {@code ename}, {@code evalue}, {@code traceback}. */
    private static ObjectNode error(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return error(failed.name(), failed.message(), failed.trace());
        }
        if (outcome instanceof Outcome.Exited exited) {
            String message = "System.exit(" + exited.status() + ") ended the cell; the kernel goes on.";
            return error("SystemExit", message, List.of(message));
        }
        List<String> lines = new ArrayList<>(List.of("The cell was stopped. Variables keep their values."));
        if (outcome instanceof Outcome.Interrupted interrupted) {
            lines.addAll(interrupted.running());
        }
        return error("Interrupted", "the cell was stopped", lines);
    }

    private static ObjectNode error(String name, String message, List<String> trace) {
        ObjectNode content = Json.object().put("ename", name).put("evalue", message);
        ArrayNode lines = content.putArray("traceback");
        trace.forEach(line -> lines.add(Colours.of(line)));
        return content;
    }
}
