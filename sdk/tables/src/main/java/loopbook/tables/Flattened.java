package loopbook.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Objects in objects as columns with dotted names. The tree of keys is kept from row to row, so that a name is put
 * together once and not for every value.
 */
final class Flattened {
    /** More than this is no table: somebody uses ids as keys. */
    private static final int MOST_COLUMNS = 2000;

    /** Names of columns, those of the user's metadata before those of the system. */
    static final Comparator<String> BY_NAME = Comparator.comparing((String name) -> name.startsWith("metadata.system."))
            .thenComparing(Comparator.naturalOrder());

    private final Set<String> without;
    private final Predicate<String> wanted;
    private final Node root;
    private final List<FreeColumn> columns = new ArrayList<>();
    private final List<Node> declared = new ArrayList<>();

    /** One key on the way down; its column is made with its first value. */
    private static final class Node {
        final String name;
        final Map<String, Node> below = new HashMap<>();
        boolean decided;

        @Nullable
        FreeColumn column;

        Node(String name) {
            this.name = name;
        }
    }

    Flattened(Layout.Open part, Predicate<String> wanted) {
        this.root = new Node(part.prefix());
        this.without = part.without();
        this.wanted = wanted;
        part.declared().forEach(key -> declared.add(child(root, key)));
    }

    /** Takes the values of a row. */
    void put(int row, JsonNode object) {
        put(row, object, root);
    }

    private void put(int row, JsonNode value, Node node) {
        if (Values.missing(value)) {
            return;
        }
        if (value.isObject()) {
            value.properties().forEach(entry -> put(row, entry.getValue(), child(node, entry.getKey())));
            return;
        }
        FreeColumn column = column(node);
        if (column != null) {
            column.put(row, value);
        }
    }

    private static Node child(Node node, String key) {
        Node known = node.below.get(key);
        if (known == null) {
            // A key with a dot in it must not look like two keys.
            String part = key.isEmpty() || key.contains(".") ? "[\"" + key + "\"]" : key;
            known = new Node(node.name.isEmpty() ? part : node.name + "." + part);
            node.below.put(key, known);
        }
        return known;
    }

    private @Nullable FreeColumn column(Node node) {
        if (!node.decided) {
            node.decided = true;
            boolean left = without.stream().anyMatch(w -> node.name.equals(w) || node.name.startsWith(w + "."));
            if (!left && wanted.test(node.name)) {
                if (columns.size() >= MOST_COLUMNS) {
                    throw new IllegalArgumentException(
                            "The rows have more than " + MOST_COLUMNS + " different keys, such as " + node.name
                                    + "; choose some: table(x, o -> o.columns(\"id\", \"metadata.user.*\"))");
                }
                node.column = new FreeColumn(node.name);
                columns.add(node.column);
            }
        }
        return node.column;
    }

    /** Those of the declared keys, then the others by name, those of the user's metadata before those of the system. */
    List<FreeColumn> columns() {
        // What is declared and was never seen is a column without a value.
        declared.stream().filter(node -> node.below.isEmpty()).forEach(this::column);
        return columns.stream()
                .sorted(Comparator.comparingInt((FreeColumn column) -> place(column.name()))
                        .thenComparing(FreeColumn::name, BY_NAME))
                .toList();
    }

    private int place(String column) {
        for (int i = 0; i < declared.size(); i++) {
            String name = declared.get(i).name;
            if (column.equals(name) || column.startsWith(name + ".")) {
                return i;
            }
        }
        return declared.size();
    }
}
