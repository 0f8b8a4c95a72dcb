package loopbook.kernel.jupyter;

import org.jspecify.annotations.Nullable;

/** Asks the front end for a line of input and waits for it: {@code input_request}, {@code input_reply}. */
final class Stdin {
    private final Outbox outbox;
    private boolean asking;
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
            outbox.ask(request, Json.object().put("prompt", prompt).put("password", password));
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

    /** An answer; one that nobody waits for any more is forgotten. */
    synchronized void reply(Message message) {
        if (asking) {
            answer = message.content().path("value").asString("");
            notifyAll();
        }
    }
}
