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

    /** A 400 if the query of annotations is none. */
    static void check(JsonNode options, String dataset) {
        JsonNode query = options.path("annotationsQuery");
        if (!query.isMissingNode() && !query.isNull() && !query.isObject()) {
            throw ApiError.badRequest("annotationsQuery must be an object with a filter, not " + query);
        }
        query(query, "", dataset);
    }

    /** Those of an item that the query finds. */
    private static Query query(JsonNode only, String item, String dataset) {
        ObjectNode query =
                Json.object().put("resource", "annotations").put("page", 0).put("pageSize", 0);
        ArrayNode conditions = query.putObject("filter").putArray("$and");
        conditions.add(only.hasNonNull("filter") ? only.get("filter") : Json.object());
        conditions.addObject().put("itemId", item);
        return Query.parse(query, dataset);
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
        Sql ids = query(only, item.id(), item.dataset()).ids();
        Set<String> wanted =
                tx.all(ids.text(), ids.binds(), row -> row.text(1)).stream().collect(Collectors.toSet());
        return all.stream().filter(row -> wanted.contains(row.id())).toList();
    }
}
