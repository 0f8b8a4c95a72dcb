package loopbook.local;

import java.util.List;
import java.util.Set;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /recipes}: create, read, change, delete, clone. */
final class RecipeRoutes implements Routes {
    private static final Set<String> FIXED = Set.of("id", "creator", "url", "createdAt", "updatedAt", "updatedBy");
    private static final Documents.Kind KIND = new Documents.Kind(Recipes.RECIPE, "recipes", "Recipe", FIXED);

    private final Store store;
    private final Documents documents;

    RecipeRoutes(Store store) {
        this.store = store;
        this.documents = new Documents(store, KIND);
    }

    @Override
    public void register(Router router) {
        router.on("POST", "/api/v1/recipes", this::create)
                .on("GET", "/api/v1/recipes", documents::list)
                .on("GET", "/api/v1/recipes/{id}", documents::get)
                .on("PATCH", "/api/v1/recipes/{id}", documents::update)
                .on("DELETE", "/api/v1/recipes/{id}", this::delete)
                .on("POST", "/api/v1/recipes/{id}/clone", this::copy);
    }

    private Reply create(Call call) {
        ObjectNode body = call.object();
        body.remove(FIXED);
        return store.write(tx -> {
            Documents.checkProjects(tx, body);
            return Reply.ok(documents.view(Recipes.createRecipe(tx, body, call.user()), call));
        });
    }

    private Reply delete(Call call) {
        boolean force = "true".equals(call.query("force"));
        return store.write(tx -> {
            EntityRow recipe = documents.find(tx, call.var("id"));
            List<String> users = tx.all(
                    "SELECT name FROM entities WHERE kind = 'dataset' AND instr(doc, ?) > 0",
                    List.of(Json.quote(recipe.id())),
                    row -> row.text(1));
            if (!force && !users.isEmpty()) {
                throw ApiError.badRequest(
                        "recipe is in use by " + String.join(", ", users) + ": force=true deletes it");
            }
            Entities.delete(tx, Recipes.RECIPE, recipe.id());
            return Reply.ok(Json.object());
        });
    }

    /** A copy; unless it is to be shallow its ontologies are copied, too. */
    private Reply copy(Call call) {
        boolean shallow = call.object().path("shallow").asBoolean(false);
        return store.write(tx -> {
            ObjectNode copy = Json.document(documents.find(tx, call.var("id")).doc());
            copy.remove(FIXED);
            if (!shallow) {
                copy.set("ontologyIds", ontologyCopies(tx, copy.path("ontologyIds"), call.user()));
            }
            return Reply.ok(documents.view(Recipes.createRecipe(tx, copy, call.user()), call));
        });
    }

    private static ArrayNode ontologyCopies(Tx tx, JsonNode ids, String user) {
        ArrayNode copies = Json.array();
        for (JsonNode id : ids) {
            EntityRow ontology =
                    Entities.find(tx, Recipes.ONTOLOGY, id.asString("")).orElse(null);
            if (ontology != null) {
                ObjectNode copy = Json.document(ontology.doc());
                copy.remove(FIXED);
                copies.add(Recipes.createOntology(tx, copy, user).id());
            }
        }
        return copies;
    }
}
