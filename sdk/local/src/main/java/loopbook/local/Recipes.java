package loopbook.local;

import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes recipes and ontologies. */
final class Recipes {
    static final String RECIPE = "recipe";
    static final String ONTOLOGY = "ontology";

    private Recipes() {}

    /** The recipe, with an empty ontology, that a new dataset gets; returns its id. */
    static String createDefault(Tx tx, String dataset, String project, String user) {
        ObjectNode ontology = Json.object().put("title", dataset + " Default Ontology");
        ontology.putArray("projectIds").add(project);
        String ontologyId = createOntology(tx, ontology, user).id();
        ObjectNode recipe = Json.object().put("title", dataset + " Default Recipe");
        recipe.putArray("projectIds").add(project);
        recipe.putArray("ontologyIds").add(ontologyId);
        recipe.putObject("uiSettings").put("allowObjectIdAutoAssign", true).put("studioV2App", true);
        return createRecipe(tx, recipe, user).id();
    }

    static EntityRow createRecipe(Tx tx, ObjectNode body, String user) {
        Id id = tx.newId();
        ObjectNode doc = body.deepCopy();
        doc.put("id", id.toString()).put("creator", user);
        defaultText(doc, "title", "Default Recipe");
        for (String list : new String[] {"projectIds", "ontologyIds", "examples", "customActions"}) {
            list(doc, list);
        }
        for (String nullable : new String[] {"description", "instructions"}) {
            if (!doc.has(nullable)) {
                doc.putNull(nullable);
            }
        }
        Json.child(doc, "uiSettings");
        Json.system(doc);
        doc.put("createdAt", id.created()).put("updatedAt", id.created()).put("updatedBy", user);
        return insert(tx, RECIPE, id, doc);
    }

    static EntityRow createOntology(Tx tx, ObjectNode body, String user) {
        Id id = tx.newId();
        ObjectNode doc = body.deepCopy();
        doc.put("id", id.toString()).put("creator", user);
        defaultText(doc, "title", "Default Ontology");
        for (String list : new String[] {"projectIds", "attributes"}) {
            list(doc, list);
        }
        doc.set("roots", Labels.roots(doc.get("roots")));
        ObjectNode metadata = Json.child(doc, "metadata");
        Json.child(metadata, "system").set("projectIds", doc.get("projectIds").deepCopy());
        list(metadata, "attributes");
        doc.put("createdAt", id.created()).put("updatedAt", id.created());
        return insert(tx, ONTOLOGY, id, doc);
    }

    private static EntityRow insert(Tx tx, String kind, Id id, ObjectNode doc) {
        EntityRow row = row(kind, id.toString(), id.created(), doc);
        Entities.insert(tx, row);
        return row;
    }

    /** The row of a recipe or ontology: it belongs to the first of its projects. */
    static EntityRow row(String kind, String id, String created, ObjectNode doc) {
        @Nullable String project = doc.path("projectIds").path(0).asStringOpt().orElse(null);
        return new EntityRow(kind, id, project, null, Json.text(doc, "title"), created, Json.write(doc));
    }

    private static void defaultText(ObjectNode doc, String field, String otherwise) {
        if (Json.text(doc, field) == null) {
            doc.put(field, otherwise);
        }
    }

    private static void list(ObjectNode doc, String field) {
        if (!(doc.get(field) instanceof ArrayNode)) {
            doc.putArray(field);
        }
    }
}
