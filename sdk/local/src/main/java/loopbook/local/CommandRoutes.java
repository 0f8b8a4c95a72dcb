package loopbook.local;

import java.util.function.Function;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Store;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /commands}: long work. What this platform does today it does at once, so the list is short. */
final class CommandRoutes implements Routes {
    private static final String KIND = "command";

    private final Store store;

    CommandRoutes(Store store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.on("GET", "/api/v1/commands", this::list).on("GET", "/api/v1/commands/{id}", this::get);
    }

    private Reply list(Call call) {
        ArrayNode all = Json.array();
        store.read(tx -> Entities.all(tx, KIND)).stream().map(view(call)).forEach(all::add);
        return Reply.ok(all);
    }

    private Reply get(Call call) {
        String id = call.var("id");
        EntityRow row = store.read(tx -> Entities.find(tx, KIND, id))
                .orElseThrow(() -> ApiError.notFound("command not found: " + id));
        return Reply.ok(view(call).apply(row));
    }

    private static Function<EntityRow, ObjectNode> view(Call call) {
        return row -> Json.document(row.doc()).put("url", call.links().of("commands", row.id()));
    }
}
