package loopbook.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is to change about items. Immutable; each method returns another one. */
public final class ItemChange {
    private final Edits edits;

    private ItemChange(Edits edits) {
        this.edits = edits;
    }

    static ItemChange none() {
        return new ItemChange(Edits.NONE);
    }

    /** A value of your own: text, number, boolean, list, map; dots in the key lead into nested objects. */
    public ItemChange user(String key, @Nullable Object value) {
        return new ItemChange(edits.set(value, Edits.below("user", key)));
    }

    /** Values of your own, besides those that are there. */
    public ItemChange user(Map<String, ?> values) {
        ItemChange all = this;
        for (Map.Entry<String, ?> value : values.entrySet()) {
            all = all.user(value.getKey(), value.getValue());
        }
        return all;
    }

    /** Takes a value of your own away. */
    public ItemChange removeUser(String key) {
        return new ItemChange(edits.remove(Edits.below("user", key)));
    }

    /** A value among the platform's own; sent with {@code ?system=true}. */
    public ItemChange system(String key, @Nullable Object value) {
        return new ItemChange(edits.set(value, Edits.below("system", key)));
    }

    /** What it shows, in words. */
    public ItemChange description(String text) {
        return new ItemChange(edits.set(text, "description"));
    }

    /** Whether listings leave it out. */
    public ItemChange hidden(boolean hidden) {
        return new ItemChange(edits.set(hidden, "hidden"));
    }

    /** Any other field, by its path on the wire: {@code metadata.custom.key}. */
    public ItemChange set(String path, @Nullable Object value) {
        return new ItemChange(edits.set(value, path.split("\\.", -1)));
    }

    /** Takes any other field away, by its path on the wire. */
    public ItemChange remove(String path) {
        return new ItemChange(edits.remove(path.split("\\.", -1)));
    }

    /** Whatever is changed is sent with {@code ?system=true}; what {@code system(…)} names is so by itself. */
    public ItemChange systemMetadata() {
        return new ItemChange(edits.asSystem());
    }

    Edits edits() {
        return edits;
    }

    /** The form of an update by query, which can change metadata and nothing else. */
    ObjectNode byQuery() {
        ObjectNode tree = edits.tree();
        ObjectNode metadata = tree.path("metadata") instanceof ObjectNode found ? found : Trees.object();
        boolean onlyMetadata = tree.size() == 1 && tree.has("metadata");
        boolean onlyKnown =
                metadata.propertyNames().stream().allMatch(key -> key.equals("user") || key.equals("system"));
        if (!onlyMetadata || !onlyKnown || metadata.isEmpty()) {
            throw new IllegalArgumentException("An update by query changes values of user(…) or system(…), not "
                    + (tree.isEmpty() ? "nothing" : tree) + "; for other fields update the items one by one");
        }
        return tree;
    }
}
