package loopbook.kernel.jupyter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import loopbook.kernel.engine.Completeness;
import loopbook.kernel.engine.Completions;
import loopbook.kernel.engine.Engine;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Help while typing: completion, inspection, is_complete. Asked of the engine on a thread of its own, so that they are
 * answered while a cell runs. What takes longer than {@value #PATIENCE_MILLIS} ms gets the answer that nothing is known; the first
 * of each kind, for which much is to be loaded, after {@value #FIRST_PATIENCE_MILLIS} ms, and so does who waits behind others.
 */
final class Questions {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int FIRST_PATIENCE_MILLIS = 60_000;

    private final Engine engine;
    private final Replies replies;
    private final Loop shell;
    private final Debugging debugging;
    private final Log log;
    /** The kinds of questions that were answered before. */
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    private final ExecutorService typing = thread("jupyter-questions");
    private final ExecutorService viewing = thread("jupyter-variables");

    Questions(Engine engine, Replies replies, Loop shell, Log log) {
        this.engine = engine;
        this.log = log;
        this.replies = replies;
        this.shell = shell;
        this.debugging = new Debugging(engine);
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void complete(Message request) {
        Text text = Text.of(request);
        ask(request, () -> completions(text), completions(text, new Completions(text.cursor, text.cursor, List.of())));
    }

    void inspect(Message request) {
        Text text = Text.of(request);
        ask(request, () -> inspection(text), nothingFound());
    }

    void isComplete(Message request) {
        String code = request.content().path("code").asString("");
        ask(request, () -> completeness(code), Json.object().put("status", "unknown"));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // every failure has become an answer on the way
    private void ask(Message request, Supplier<ObjectNode> answer, ObjectNode otherwise) {
        CompletableFuture.runAsync(engine::started, typing)
                .thenCompose(ready -> asked(request.type(), answer, otherwise)
                        .completeOnTimeout(otherwise, FIRST_PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .handle((found, wrong) -> wrong == null ? found : failed(request, wrong, otherwise))
                .thenAccept(content -> replies.answer(shell, request, () -> content));
    }

    /** The clock starts when the question is begun with. */
    private CompletableFuture<ObjectNode> asked(String kind, Supplier<ObjectNode> answer, ObjectNode otherwise) {
        CompletableFuture<ObjectNode> found = new CompletableFuture<>();
        typing.execute(() -> {
            if (answered.contains(kind)) {
                found.completeOnTimeout(otherwise, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
            try {
                found.complete(answer.get());
                answered.add(kind);
            } catch (RuntimeException | Error wrong) {
                found.completeExceptionally(wrong);
            }
        });
        return found;
    }

    /** Whoever types can do nothing about it: the log has the reason. */
    private ObjectNode failed(Message request, Throwable wrong, ObjectNode otherwise) {
        log.say(request.type() + " found nothing: " + wrong);
        return otherwise;
    }

    private ObjectNode completions(Text text) {
        return completions(text, engine.complete(text.code, text.cursor));
    }

    private static ObjectNode completions(Text text, Completions found) {
        ObjectNode reply = Json.ok();
        ArrayNode matches = reply.putArray("matches");
        int start = text.points(found.start());
        int end = text.points(found.end());
        reply.put("cursor_start", start).put("cursor_end", end);
        ArrayNode types = reply.putObject("metadata").putArray("_jupyter_types_experimental");
        for (Completions.Match match : found.matches()) {
            matches.add(match.text());
            types.addObject()
                    .put("start", start)
                    .put("end", end)
                    .put("text", match.text())
                    .put("type", match.type())
                    .put("signature", match.signature());
        }
        return reply;
    }

    private ObjectNode inspection(Text text) {
        return engine.inspect(text.code, text.cursor)
                .map(documentation -> {
                    ObjectNode reply = Json.ok().put("found", true);
                    reply.setAll(CellSink.forms(documentation.bundle()));
                    return reply;
                })
                .orElseGet(Questions::nothingFound);
    }

    /** The variables view; on a thread of its own, since values are rendered by code of the user. */
    void debug(Loop control, Message request) {
        viewing.execute(() -> replies.answer(control, request, () -> debugging.answer(request.content())));
    }

    private static ObjectNode nothingFound() {
        ObjectNode reply = Json.ok().put("found", false);
        reply.putObject("data");
        reply.putObject("metadata");
        return reply;
    }

    private ObjectNode completeness(String code) {
        Completeness answer = engine.completeness(code);
        ObjectNode reply = Json.object().put("status", answer.status().name().toLowerCase(Locale.ROOT));
        return answer.status() == Completeness.Status.INCOMPLETE ? reply.put("indent", answer.indent()) : reply;
    }

    void close() {
        typing.shutdownNow();
        viewing.shutdownNow();
        debugging.close();
    }

    /** Code with a cursor; the protocol counts code points, Java chars. */
    private record Text(String code, int cursor) {
        static Text of(Message request) {
            String code = request.content().path("code").asString("");
            int points = code.codePointCount(0, code.length());
            int cursor = Math.max(
                    0, Math.min(points, request.content().path("cursor_pos").asInt(points)));
            return new Text(code, code.offsetByCodePoints(0, cursor));
        }

        int points(int chars) {
            return code.codePointCount(0, Math.max(0, Math.min(code.length(), chars)));
        }
    }
}
