package loopbook.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The columns that a kind of row has: those of a fixed type first, whether any row has a value or not, then what is
 * found below the open parts.
 *
 * @param fixed fields of the contract
 * @param geometry whether the rows have a place in a picture
 * @param open parts of the JSON that anybody may fill
 */
record Layout(String name, List<Field> fixed, boolean geometry, List<Open> open) {

    /** A field at a path of the JSON. */
    record Field(String name, List<String> path, FieldType type) {
        JsonNode of(ObjectNode row) {
            return at(row, path);
        }
    }

    /**
     * The objects below a path become columns named {@code prefix.key}, except those below {@code without}; those of the
     * declared keys come first, whether any row has a value or not.
     */
    record Open(String prefix, List<String> path, Set<String> without, List<String> declared) {
        Open(String prefix, List<String> path, Set<String> without) {
            this(prefix, path, without, List.of());
        }

        /** Whether a value of this name would be a column of it. */
        boolean holds(String column) {
            String name = column.toLowerCase(Locale.ROOT);
            boolean below = prefix.isEmpty() || name.startsWith(prefix + ".");
            return below && without.stream().noneMatch(w -> name.equals(w.toLowerCase(Locale.ROOT)));
        }

        /** What of a row lies below it. */
        JsonNode of(ObjectNode row) {
            JsonNode below = at(row, path);
            JsonNode said = prefix.equals(ATTRIBUTES) ? row.path("attributes") : below;
            if (!said.isArray() || said.isEmpty()) {
                return below;
            }
            // Attributes of the first kind are words that are said or not, beside those of the second kind with values.
            ObjectNode all = below instanceof ObjectNode named ? named.deepCopy() : row.objectNode();
            said.forEach(word -> all.putIfAbsent(word.asString(""), BooleanNode.TRUE));
            return all;
        }
    }

    private static final String ATTRIBUTES = "attr";

    private static final Open METADATA = new Open("metadata", List.of("metadata"), Set.of());

    private static final Layout ITEMS = new Layout(
            "items",
            new Fields()
                    .text("id", "filename", "name", "dir", "type")
                    .as("mimetype", FieldType.TEXT, "metadata", "system", "mimetype")
                    .as("size", FieldType.BIG_WHOLE, "metadata", "system", "size")
                    .as("width", FieldType.WHOLE, "metadata", "system", "width")
                    .as("height", FieldType.WHOLE, "metadata", "system", "height")
                    .all(FieldType.YES_NO, "annotated")
                    .all(FieldType.WHOLE, "annotationsCount")
                    .all(FieldType.YES_NO, "hidden")
                    .text("description", "creator")
                    .all(FieldType.TIME, "createdAt", "updatedAt")
                    .text("updatedBy", "datasetId")
                    .list(),
            false,
            List.of(new Open(
                    "metadata",
                    List.of("metadata"),
                    Set.of(
                            "metadata.system.mimetype",
                            "metadata.system.size",
                            "metadata.system.width",
                            "metadata.system.height"))));

    /** Items with what a task says of them. */
    static final Layout TASK_ITEMS = new Layout(
            "items of a task",
            java.util.stream.Stream.concat(
                            ITEMS.fixed().stream().limit(2),
                            java.util.stream.Stream.concat(
                                    new Fields().text("status", "assignee").list().stream(),
                                    ITEMS.fixed().stream().skip(2)))
                    .toList(),
            false,
            ITEMS.open());

    private static final Layout ANNOTATIONS = new Layout(
            "annotations",
            new Fields()
                    .text("id", "itemId", "label", "type", "description", "creator")
                    .all(FieldType.TIME, "createdAt", "updatedAt")
                    .text("updatedBy", "source", "datasetId")
                    .list(),
            true,
            List.of(
                    new Open(ATTRIBUTES, List.of("metadata", "system", "attributes"), Set.of()),
                    new Open(
                            "metadata",
                            List.of("metadata"),
                            Set.of("metadata.system.attributes", "metadata.system.snapshots_"))));

    private static final Layout DATASETS = new Layout(
            "datasets",
            new Fields()
                    .text("id", "name")
                    .all(FieldType.WHOLE, "itemsCount", "annotationsCount", "annotated")
                    .all(FieldType.YES_NO, "readonly")
                    .text("creator")
                    .all(FieldType.TIME, "createdAt", "updatedAt")
                    .text("projects")
                    .list(),
            false,
            List.of(METADATA));

    private static final Layout PROJECTS = new Layout(
            "projects",
            new Fields()
                    .text("id", "name", "role", "creator")
                    .all(FieldType.TIME, "createdAt", "updatedAt")
                    .as("org.name", FieldType.TEXT, "org", "name")
                    .list(),
            false,
            List.of());

    private static final Layout LABELS = new Layout(
            "labels", new Fields().text("label", "display", "color", "parent").list(), false, List.of());

    private static final Layout TASKS = open(
            "tasks",
            new Fields()
                    .text("id", "name", "status", "creator", "taskOwner")
                    .all(FieldType.TIME, "createdAt", "updatedAt")
                    .text("projectId", "datasetId", "recipeId")
                    .list());

    private static final Layout ASSIGNMENTS = open(
            "assignments",
            new Fields()
                    .text("id", "name", "annotator", "status")
                    .all(FieldType.TIME, "createdAt", "updatedAt")
                    .text("projectId", "datasetId", "taskId")
                    .list());

    private static final Layout MEMBERS = open(
            "members",
            new Fields()
                    .text("id", "email", "username", "firstName", "lastName", "role", "type")
                    .all(FieldType.TIME, "createdAt", "updatedAt")
                    .list());

    private static final Map<String, Layout> KNOWN = Map.ofEntries(
            Map.entry("items", ITEMS),
            Map.entry("annotations", ANNOTATIONS),
            Map.entry("datasets", DATASETS),
            Map.entry("projects", PROJECTS),
            Map.entry("labels", LABELS),
            Map.entry("tasks", TASKS),
            Map.entry("assignments", ASSIGNMENTS),
            Map.entry("members", MEMBERS),
            Map.entry("users", MEMBERS),
            Map.entry("recipes", titled("recipes")),
            Map.entry("ontologies", titled("ontologies")),
            Map.entry("rows", rows(List.of())));

    private static Layout titled(String collection) {
        return open(
                collection,
                new Fields()
                        .text("id", "title", "creator")
                        .all(FieldType.TIME, "createdAt", "updatedAt")
                        .list());
    }

    /** The layout of a resource by the name of its collection; others have an id, a name, times, and all that is in them. */
    static Layout of(String collection) {
        Layout known = KNOWN.get(collection);
        return known != null ? known : any(collection);
    }

    private static Layout any(String collection) {
        return open(
                collection,
                new Fields()
                        .text("id", "name")
                        .all(FieldType.TIME, "createdAt", "updatedAt")
                        .list());
    }

    /** These fields, and all else that is in the rows. */
    private static Layout open(String collection, List<Field> fixed) {
        Set<String> names = fixed.stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
        return new Layout(collection, fixed, false, List.of(new Open("", List.of(), names, List.of())));
    }

    /** Rows that are not the platform's: of maps, records, JSON. Declared names have a column in any case. */
    static Layout rows(List<String> declared) {
        return new Layout("rows", List.of(), false, List.of(new Open("", List.of(), Set.of(), declared)));
    }

    static JsonNode at(JsonNode row, List<String> path) {
        JsonNode node = row;
        for (String key : path) {
            node = node.path(key);
        }
        return node;
    }

    /** Collects fields one after another. */
    private static final class Fields {
        private final List<Field> fields = new ArrayList<>();

        Fields text(String... names) {
            return all(FieldType.TEXT, names);
        }

        Fields all(FieldType type, String... names) {
            for (String name : names) {
                as(name, type, name);
            }
            return this;
        }

        Fields as(String name, FieldType type, String... path) {
            fields.add(new Field(name, List.of(path), type));
            return this;
        }

        List<Field> list() {
            return List.copyOf(fields);
        }
    }
}
