package loopbook.client;

import java.util.function.Function;
import loopbook.errors.BadRequest;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;

/** Work that a call ordered: the answer is a command, and in the end its spec holds what came of it. */
final class Ordered {
    private Ordered() {}

    /** To wait for what this call orders. */
    static <T> Job<T> job(Dataloop dl, Call call, String key, Function<Command, T> result) {
        return job(dl, dl.transport().json(call), key, result);
    }

    /** To wait for the command in this answer; its spec must hold this key once it has ended well. */
    static <T> Job<T> job(Dataloop dl, JsonNode answer, String key, Function<Command, T> result) {
        return new Job<>(dl.commands().read(answer), done -> {
            if (!done.raw().path("spec").has(key)) {
                throw new BadRequest(key + " key is missing in command response: " + done.raw());
            }
            return result.apply(done);
        });
    }
}
