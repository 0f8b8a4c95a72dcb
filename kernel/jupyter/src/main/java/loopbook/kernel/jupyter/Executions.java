package loopbook.kernel.jupyter;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.kernel.engine.Cell;
import loopbook.kernel.engine.Documentation;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Input;
import loopbook.kernel.engine.Outcome;
import loopbook.kernel.engine.OutputSink;
import loopbook.kernel.engine.Turn;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an {@code execute_request} does. All shells count their cells together, so that a number names one cell. */
final class Executions {
    /** No Java begins or ends with a question mark. */
    private static final Pattern ASKED = Pattern.compile("\\s*(?:([\\w.$]+)\\?{1,2}|\\?{1,2}\\s*([\\w.$]+))\\s*");

    private final Engine engine;
    private final EarlyOutput early;
    private final Outbox outbox;
    private final Stdin stdin;
    private final History history;
    private final AtomicInteger count = new AtomicInteger();

    Executions(Engine engine, EarlyOutput early, Outbox outbox, Stdin stdin, History history) {
        this.engine = engine;
        this.early = early;
        this.outbox = outbox;
        this.stdin = stdin;
        this.history = history;
    }

    /** The number of the cell that was counted last. */
    int count() {
        return count.get();
    }

    Run of(Message request) {
        return new Run(request);
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
    final class Run {
        final Message request;
        final String code;
        final boolean silent;
        final boolean stored;
        final boolean stopsOthers;
        final int number;
        final OutputSink sink;
        /** Taken before the request shows as busy: who stops it from then on means this cell. */
        private Turn turn;

        private boolean stopped;

        Run(Message request) {
            this.request = request;
            ObjectNode content = request.content();
            code = content.path("code").asString("");
            silent = content.path("silent").asBoolean(false);
            stored = !silent && content.path("store_history").asBoolean(true);
            stopsOthers = content.path("stop_on_error").asBoolean(true);
            number = stored ? count.incrementAndGet() : count.get() + 1;
            sink = silent ? new Silence() : new CellSink(outbox, request.header());
            boolean asks = content.path("allow_stdin").asBoolean(false);
            turn = engine.turn(new Cell(number, code, sink, asks ? new Asked(request) : Input.none()));
        }

        ObjectNode reply() {
            if (stored) {
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
                String name = asked.group(1) == null ? asked.group(2) : asked.group(1);
                return about(name).put("execution_count", number);
            }
            return answer(run(turn)).put("execution_count", number);
        }

        private Outcome run(Turn next) {
            synchronized (this) {
                turn = next;
                if (stopped) {
                    next.interrupt();
                }
            }
            return next.run();
        }

        /** Ends it, now or as soon as it begins. */
        synchronized void stop() {
            stopped = true;
            turn.interrupt();
        }

        /** {@code name?} or {@code ?name}: what is known of it, for the front end to show beside the notebook or below the cell. */
        private ObjectNode about(String name) {
            engine.started();
            Optional<Documentation> known = engine.inspect(name, name.length());
            if (known.isEmpty()) {
                String trouble = "nothing is known of " + name;
                return failed(Executions.error("NotFound", trouble, List.of(trouble)));
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
                history.result(number, value.shown().text());
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
            Cell cell = new Cell(number, "user expression " + name, 1, expression, sink, Input.none());
            Outcome outcome = run(engine.turn(cell));
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
