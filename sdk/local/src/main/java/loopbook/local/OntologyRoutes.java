package loopbook.local;

import java.util.Set;
import java.util.function.Consumer;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /ontologies}: create, read, change, delete; their labels and attributes. */
final class OntologyRoutes implements Routes {
    /** {@code labels} is a second form of {@code roots} that the Python SDK sends along. */
    private static final Set<String> FIXED =
            Set.of("id", "creator", "url", "createdAt", "updatedAt", "updatedBy", "labels");

    private static final Documents.Kind KIND = new Documents.Kind(Recipes.ONTOLOGY, "ontologies", "Ontology", FIXED);

    private final Store store;
    private final Documents documents;

    OntologyRoutes(Store store) {
        this.store = store;
        this.documents = new Documents(store, KIND);
    }

    @Override
    public void register(Router router) {
        router.on("POST", "/api/v1/ontologies", this::create)
                .on("GET", "/api/v1/ontologies", documents::list)
                .on("GET", "/api/v1/ontologies/{id}", documents::get)
                .on("PUT", "/api/v1/ontologies/{id}", this::update)
                .on("DELETE", "/api/v1/ontologies/{id}", this::delete)
                .on("PATCH", "/api/v1/ontologies/{id}/labels", this::labels)
                .on("PATCH", "/api/v1/ontologies/{id}/addLabels", this::labels)
                .on("PATCH", "/api/v1/ontologies/{id}/attributes", this::attributes)
                .on("DELETE", "/api/v1/ontologies/{id}/attributes", this::deleteAttributes);
    }

    private Reply create(Call call) {
        ObjectNode body = call.object();
        body.remove(FIXED);
        return store.write(tx -> {
            Documents.checkProjects(tx, body);
            return Reply.ok(documents.view(Recipes.createOntology(tx, body, call.user()), call));
        });
    }

    private Reply update(Call call) {
        ObjectNode change = Merge.allowed(call.object(), FIXED, call.system());
        if (change.has("roots")) {
            change.set("roots", Labels.roots(change.get("roots")));
        }
        return change(call, doc -> Merge.into(doc, change));
    }

    private Reply change(Call call, Consumer<ObjectNode> work) {
        return store.write(tx -> {
            EntityRow old = documents.find(tx, call.var("id"));
            ObjectNode doc = Json.document(old.doc());
            work.accept(doc);
            return Reply.ok(documents.view(documents.save(tx, old, doc, call.user()), call));
        });
    }

    private Reply delete(Call call) {
        return store.write(tx -> {
            Entities.delete(
                    tx, Recipes.ONTOLOGY, documents.find(tx, call.var("id")).id());
            return Reply.ok(Json.object());
        });
    }

    /** {@code {"labelsNode": [{"tag": "a.b", …}], "upsert": true}}: all of them or none. */
    private Reply labels(Call call) {
        ObjectNode body = call.object();
        if (!body.path("labelsNode").isArray()) {
            throw ApiError.badRequest("labelsNode must be a list of labels");
        }
        boolean upsert = body.path("upsert").asBoolean(false);
        return change(call, doc -> {
            ArrayNode roots = Labels.roots(doc.get("roots"));
            for (JsonNode label : body.get("labelsNode")) {
                if (!(label instanceof ObjectNode object)) {
                    throw ApiError.badRequest("each label of labelsNode must be an object with a tag");
                }
                Labels.apply(roots, object, upsert);
            }
            doc.set("roots", roots);
        });
    }

    /** {@code {"items": [{"key", "title", "type", …}], "upsert": true}}. */
    private Reply attributes(Call call) {
        ObjectNode body = call.object();
        if (!body.path("items").isArray()) {
            throw ApiError.badRequest("items must be a list of attributes");
        }
        boolean upsert = body.path("upsert").asBoolean(false);
        return change(call, doc -> body.get("items")
                .forEach(attribute -> Attributes.apply(Attributes.of(doc), attribute, upsert)));
    }

    private Reply deleteAttributes(Call call) {
        JsonNode keys = call.object().path("keys");
        if (!keys.isArray()) {
            throw ApiError.badRequest("keys must be a list of attribute keys");
        }
        return change(call, doc -> keys.forEach(key -> Attributes.delete(Attributes.of(doc), key.asString(""))));
    }
}
