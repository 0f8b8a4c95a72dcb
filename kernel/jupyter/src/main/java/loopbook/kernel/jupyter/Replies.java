package loopbook.kernel.jupyter;

import java.util.function.Supplier;
import loopbook.kernel.engine.Reserve;
import tools.jackson.databind.node.ObjectNode;

/** Answers requests on one channel: busy, the reply, idle, each once, also when the heap is full for a while. */
final class Replies {
    private final Codec codec;
    private final Outbox outbox;
    private final Log log;

    Replies(Codec codec, Outbox outbox, Log log) {
        this.codec = codec;
        this.outbox = outbox;
        this.log = log;
    }

    /** Answers a request; whatever goes wrong in the making of the reply is a reply as well. */
    void answer(Loop channel, Message request, Supplier<ObjectNode> content) {
        busy(request);
        reply(channel, request, made(request, content));
        idle(request);
    }

    /** Does what a message asks that has no reply. */
    void handle(Message message, Runnable work) {
        busy(message);
        made(message, () -> {
            work.run();
            return Json.ok();
        });
        idle(message);
    }

    private ObjectNode made(Message request, Supplier<ObjectNode> content) {
        try {
            return content.get();
        } catch (RuntimeException | Error wrong) {
            log.failed(request.type() + " failed", wrong);
            return failed(wrong);
        }
    }

    /** The content of a reply that says what went wrong in the kernel. */
    static ObjectNode failed(Throwable wrong) {
        return error(wrong.getClass().getName(), String.valueOf(wrong.getMessage()));
    }

    /** The content of an error reply without a trace. */
    static ObjectNode error(String name, String message) {
        ObjectNode content =
                Json.object().put("status", "error").put("ename", name).put("evalue", message);
        content.putArray("traceback").add(name + ": " + message);
        return content;
    }

    void busy(Message request) {
        Reserve.insist(() -> outbox.status(request.header(), "busy"));
    }

    void idle(Message request) {
        Reserve.insist(() -> outbox.status(request.header(), "idle"));
    }

    private void reply(Loop channel, Message request, ObjectNode content) {
        Reserve.insist(() -> channel.send(
                codec.write(request.identities(), request.replyType(), request.header(), Json.object(), content)));
    }
}
