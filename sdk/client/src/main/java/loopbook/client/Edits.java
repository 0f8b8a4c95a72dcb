package loopbook.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes by path, in the order they were named. Immutable. */
final class Edits {
    static final Edits NONE = new Edits(List.of(), false);

    /** A null value takes the key away. */
    private record Edit(List<String> path, @Nullable JsonNode value) {}

    private final List<Edit> edits;
    private final boolean system;

    private Edits(List<Edit> edits, boolean system) {
        this.edits = edits;
        this.system = system;
    }

    /** The same changes, sent with {@code ?system=true} whatever they are. */
    Edits asSystem() {
        return new Edits(edits, true);
    }

    /** Whether they are sent with {@code ?system=true}: asked for, or needed. */
    boolean system() {
        return system || touches("metadata", "system");
    }

    Edits set(@Nullable Object value, String... path) {
        return with(new Edit(List.of(path), Trees.node(value)));
    }

    Edits remove(String... path) {
        return with(new Edit(List.of(path), null));
    }

    private Edits with(Edit edit) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(edit);
        return new Edits(List.copyOf(more), system);
    }

    /** Whether one of the changes is at or below this path. */
    boolean touches(String... path) {
        List<String> above = List.of(path);
        return edits.stream()
                .anyMatch(edit -> edit.path().size() >= above.size()
                        && edit.path().subList(0, above.size()).equals(above));
    }

    /** A changed copy. */
    ObjectNode applyTo(ObjectNode before) {
        ObjectNode after = before.deepCopy();
        edits.forEach(edit -> apply(after, edit));
        return after;
    }

    /** What has to be sent to make these changes. */
    ObjectNode difference(ObjectNode before) {
        return Difference.between(before, applyTo(before));
    }

    /** The changes alone, for an update by query: what is taken away is null. */
    ObjectNode tree() {
        ObjectNode tree = Trees.object();
        for (Edit edit : edits) {
            ObjectNode parent = parent(tree, edit.path());
            String key = edit.path().get(edit.path().size() - 1);
            if (edit.value() == null) {
                parent.putNull(key);
            } else {
                parent.set(key, edit.value());
            }
        }
        return tree;
    }

    private static void apply(ObjectNode root, Edit edit) {
        ObjectNode parent = parent(root, edit.path());
        String key = edit.path().get(edit.path().size() - 1);
        if (edit.value() == null) {
            parent.remove(key);
        } else {
            parent.set(key, edit.value());
        }
    }

    /** The object that holds the last key of the path, made where it is missing. Another value is not replaced unasked. */
    private static ObjectNode parent(ObjectNode root, List<String> path) {
        ObjectNode here = root;
        for (String step : path.subList(0, path.size() - 1)) {
            JsonNode there = here.path(step);
            if (!(there instanceof ObjectNode || there.isMissingNode() || there.isNull())) {
                throw new IllegalArgumentException("'" + String.join(".", path) + "' cannot be changed: '" + step
                        + "' is no object, but " + there + ". To replace that, set '" + step + "' to a map");
            }
            here = there instanceof ObjectNode child ? child : here.putObject(step);
        }
        return here;
    }

    /** {@code metadata.user} and the steps of a dotted key below it; a key with dots of its own is {@code ["a.b"]}. */
    static String[] below(String space, String dotted) {
        Names.requireText(dotted, "the name of a metadata value");
        List<String> path = new ArrayList<>(List.of("metadata", space));
        path.addAll(Names.path(dotted));
        if (path.contains("")) {
            throw new IllegalArgumentException("'" + dotted + "' has an empty part between its dots");
        }
        return path.toArray(String[]::new);
    }
}
