package loopbook.client;

import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is checked out in a working folder: {@code .dataloop/state.json} there, shared with the vendor's Python SDK.
 * Written only when somebody says so.
 */
record Checkout(StateFile file) {
    static Checkout in(Path folder) {
        return new Checkout(StateFile.named(folder.resolve(".dataloop"), "state.json"));
    }

    /** All of it; an empty object where nothing was ever checked out. */
    ObjectNode state() {
        return file.read();
    }

    /** Makes the file if it is not there. */
    void init() {
        file.change(state -> {});
    }

    /** Keeps the whole of this, as a {@code project} or {@code dataset} and so on. */
    void put(Entity entity) {
        file.change(state -> state.set(entity.kind().toLowerCase(java.util.Locale.ROOT), entity.json()));
    }

    /** The JSON of what was checked out of this kind. */
    Optional<ObjectNode> get(String kind) {
        return state().path(kind) instanceof ObjectNode json ? Optional.of(json) : Optional.empty();
    }
}
