package loopbook.local;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import loopbook.local.dql.Query;
import loopbook.local.dql.Sql;
import loopbook.local.store.AnnotationRow;
import loopbook.local.store.Annotations;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items as exports show them: their JSON with their annotations in it.
 *
 * @param include whether annotations are wanted at all
 * @param only a query of annotations; an empty object wants all
 */
record Annotated(boolean include, ObjectNode only, Links links) {

    static Annotated of(JsonNode options, Links links) {
        JsonNode annotations = options.path("annotations");
        boolean chosen = annotations.path("filter").asBoolean(true);
        ObjectNode only = chosen && options.path("annotationsQuery") instanceof ObjectNode query
                ? query.deepCopy()
                : Json.object();
        return new Annotated(annotations.path("include").asBoolean(true), only, links);
    }

    ObjectNode json(Tx tx, ItemRow item) {
        ObjectNode json = Json.document(ItemDoc.view(item, links)).put("_id", item.id());
        if (include) {
            ArrayNode all = json.putArray("annotations");
            for (AnnotationRow row : chosen(tx, item)) {
                all.add(Json.document(AnnotationDoc.view(row, links)));
            }
        }
        return json;
    }

    private List<AnnotationRow> chosen(Tx tx, ItemRow item) {
        List<AnnotationRow> all = Annotations.of(tx, item.id());
        if (only.isEmpty() || all.isEmpty()) {
            return all;
        }
        ObjectNode query =
                Json.object().put("resource", "annotations").put("page", 0).put("pageSize", 0);
        ArrayNode conditions = query.putObject("filter").putArray("$and");
        conditions.add(only.path("filter").isObject() ? only.get("filter") : Json.object());
        conditions.addObject().put("itemId", item.id());
        Sql ids = Query.parse(query, item.dataset()).ids();
        Set<String> wanted =
                tx.all(ids.text(), ids.binds(), row -> row.text(1)).stream().collect(Collectors.toSet());
        return all.stream().filter(row -> wanted.contains(row.id())).toList();
    }
}
