package loopbook.kernel.jupyter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The main shell, and the subshells that front ends have made beside it (JEP 91): each runs its cells in order, all at the
 * same time. A message says in its header which one it is for.
 */
final class Shells {
    private final Function<String, Cells> maker;
    private final Cells main;
    private final Map<String, Cells> subshells = new LinkedHashMap<>();

    /** {@code maker} makes a shell whose thread has this name. */
    Shells(Function<String, Cells> maker) {
        this.maker = maker;
        main = maker.apply("jupyter-cells");
    }

    void start() {
        main.start();
    }

    /** The shell that a message is for; empty if there is none of that id. */
    synchronized Optional<Cells> of(Message message) {
        JsonNode id = id(message);
        return id.isNull() || id.isMissingNode()
                ? Optional.of(main)
                : Optional.ofNullable(subshells.get(id.asString("")));
    }

    private static JsonNode id(Message message) {
        return message.header().path("subshell_id");
    }

    /** The content of a {@code create_subshell_reply}. */
    synchronized ObjectNode create() {
        String id = UUID.randomUUID().toString();
        Cells cells = maker.apply("jupyter-subshell-" + id);
        subshells.put(id, cells);
        cells.start();
        return Json.ok().put("subshell_id", id);
    }

    /** The content of a {@code delete_subshell_reply}. A cell that runs there is ended, those that wait are aborted. */
    ObjectNode delete(JsonNode request) {
        String id = request.path("subshell_id").asString("");
        Cells gone;
        synchronized (this) {
            gone = subshells.remove(id);
        }
        if (gone == null) {
            return unknown(id);
        }
        gone.close();
        return Json.ok();
    }

    /** The content of a {@code list_subshell_reply}. */
    synchronized ObjectNode list() {
        ObjectNode reply = Json.ok();
        ArrayNode ids = reply.putArray("subshell_id");
        subshells.keySet().forEach(ids::add);
        return reply;
    }

    /** The content of the reply to a message for a subshell that is not there. */
    static ObjectNode unknown(Message message) {
        return unknown(id(message).asString("?"));
    }

    private static ObjectNode unknown(String id) {
        return Replies.error(
                "UnknownSubshell",
                "This kernel has no subshell \"" + id + "\"; it may have been deleted, or restarted");
    }

    synchronized void close() {
        main.close();
        subshells.values().forEach(Cells::close);
        subshells.clear();
    }
}
