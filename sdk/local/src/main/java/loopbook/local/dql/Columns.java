package loopbook.local.dql;

import java.util.HashMap;
import java.util.Map;

/** The fields that are columns, by table: the platform's own, and the quick ones. */
final class Columns {
    private static final Map<String, Map<String, Source>> BY_TABLE =
            Map.of("items", of("items"), "annotations", of("annotations"), "entities", of("entities"));

    private Columns() {}

    static Map<String, Source> of(Resource resource) {
        return BY_TABLE.getOrDefault(resource.table(), Map.of());
    }

    private static Map<String, Source> of(String table) {
        Map<String, Source> columns = new HashMap<>();
        columns.put("id", column(table + ".id", Type.TEXT));
        if (!table.equals("entities")) {
            columns.put("datasetId", column(table + ".dataset", Type.TEXT));
            columns.put("createdAt", column(table + ".created", Type.TEXT));
            columns.put("updatedAt", column(table + ".updated", Type.TEXT));
            columns.put("type", column(table + ".type", Type.TEXT));
        }
        if (table.equals("items")) {
            itemColumns(columns);
        }
        if (table.equals("annotations")) {
            columns.put("annotationId", column("annotations.id", Type.TEXT));
            columns.put("itemId", column("annotations.item", Type.TEXT));
            columns.put("label", column("annotations.label", Type.TEXT));
            columns.put("creator", column("annotations.creator", Type.TEXT));
        }
        return Map.copyOf(columns);
    }

    private static void itemColumns(Map<String, Source> columns) {
        columns.put("filename", new Source.Column(Value.column("items.filename", Type.TEXT, true)));
        columns.put("dir", new Source.Column(Value.column("items.dir", Type.TEXT, true)));
        columns.put("name", column("items.name", Type.TEXT));
        columns.put("hidden", column("items.hidden", Type.BOOLEAN));
        columns.put("annotated", column("(items.annotations > 0)", Type.BOOLEAN));
        columns.put("annotationsCount", column("items.annotations", Type.NUMBER));
    }

    private static Source column(String sql, Type type) {
        return new Source.Column(Value.column(sql, type, false));
    }
}
