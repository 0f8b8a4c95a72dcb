package loopbook.kernel.jupyter;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Asks the front end for a line of input and waits for it: {@code input_request}, {@code input_reply}. */
final class Stdin {
    private final Outbox outbox;
    private boolean asking;
    /** What an answer names as what it answers: the question, or the request of the cell that asks. */
    private Set<String> answered = Set.of();

    private @Nullable String answer;

    Stdin(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What the person typed; one question at a time, the others wait. */
    synchronized String ask(Message request, String prompt, boolean password) throws InterruptedException {
        while (asking) {
            wait();
        }
        asking = true;
        answer = null;
        try {
            String question =
                    outbox.ask(request, Json.object().put("prompt", prompt).put("password", password));
            answered = Set.of(question, id(request.header()));
            String typed = answer;
            while (typed == null) {
                wait();
                typed = answer;
            }
            return typed;
        } finally {
            asking = false;
            notifyAll();
        }
    }

    /**
     * An answer; one that nobody waits for any more is forgotten, such as a password that is typed into the box of a cell that
     * was stopped. Some front ends do not say what they answer: that is taken as the answer to the question that is asked now.
     */
    synchronized void reply(Message message) {
        String to = id(message.parent());
        if (asking && (to.isEmpty() || answered.contains(to))) {
            answer = message.content().path("value").asString("");
            notifyAll();
        }
    }

    private static String id(ObjectNode header) {
        return header.path("msg_id").asString("");
    }
}
