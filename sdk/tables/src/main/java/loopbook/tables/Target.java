package loopbook.tables;

import java.util.List;
import java.util.Map;
import loopbook.client.Annotation;
import loopbook.client.AnnotationChange;
import loopbook.client.Item;
import loopbook.client.ItemChange;
import loopbook.client.Names;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a row of a table is about, and how it is written. */
sealed interface Target {
    String USER = "metadata.user.";
    String ATTRIBUTE = "attr.";

    /** What it is called in messages. */
    String name();

    String id();

    ObjectNode json();

    /** The value of this column, as it is now. */
    default JsonNode now(String column) {
        JsonNode at = json();
        for (String key : path(column)) {
            at = at.path(key);
        }
        return at;
    }

    private static List<String> path(String column) {
        return column.startsWith(ATTRIBUTE)
                ? List.of("metadata", "system", "attributes", attribute(column))
                : Names.path(column);
    }

    /** The key of the attribute that a column is of. */
    static String attribute(String column) {
        List<String> keys = Names.path(column.substring(ATTRIBUTE.length()));
        return keys.size() == 1 ? keys.get(0) : column.substring(ATTRIBUTE.length());
    }

    /** Writes values by the names of their columns: one request. */
    void write(Map<String, Object> values);

    /** An item: its own metadata. */
    record OfItem(Item item) implements Target {
        @Override
        public String name() {
            return item.filename();
        }

        @Override
        public String id() {
            return item.id();
        }

        @Override
        public ObjectNode json() {
            return item.json();
        }

        @Override
        public void write(Map<String, Object> values) {
            item.update(change -> {
                ItemChange all = change;
                for (Map.Entry<String, Object> value : values.entrySet()) {
                    all = all.user(value.getKey().substring(USER.length()), value.getValue());
                }
                return all;
            });
        }
    }

    /** An annotation: label, description, attributes and its own metadata. */
    record OfAnnotation(Annotation annotation) implements Target {
        @Override
        public String name() {
            return annotation.label() + " " + annotation.id();
        }

        @Override
        public String id() {
            return annotation.id();
        }

        @Override
        public ObjectNode json() {
            return annotation.json();
        }

        @Override
        public void write(Map<String, Object> values) {
            annotation.update(change -> {
                AnnotationChange all = change;
                for (Map.Entry<String, Object> value : values.entrySet()) {
                    all = one(all, value.getKey(), value.getValue());
                }
                return all;
            });
        }

        private static AnnotationChange one(AnnotationChange change, String column, Object value) {
            if (column.equals("label")) {
                return change.label(value.toString());
            } else if (column.equals("description")) {
                return change.description(value.toString());
            }
            return column.startsWith(ATTRIBUTE)
                    ? change.attribute(attribute(column), value)
                    : change.user(column.substring(USER.length()), value);
        }
    }
}
