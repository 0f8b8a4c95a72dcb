package loopbook.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ontologies of a project, a recipe or a dataset, or all that this account can see. */
public final class Ontologies {
    private final Dataloop dl;
    private final Optional<String> projectId;
    private final Optional<Recipe> recipe;
    private final Optional<Dataset> dataset;
    private final Endpoint<Ontology> ontologies;

    Ontologies(Dataloop dl, Optional<String> projectId) {
        this(dl, projectId, Optional.empty(), Optional.empty());
    }

    Ontologies(Dataloop dl, Optional<String> projectId, Optional<Recipe> recipe, Optional<Dataset> dataset) {
        this.dl = dl;
        this.projectId = projectId;
        this.recipe = recipe;
        this.dataset = dataset;
        this.ontologies = new Endpoint<>(dl, "ontologies", "Ontology", Ontology::new);
    }

    /** The ontology with this id: {@code GET /ontologies/{id}}. They have no names that the service could look up. */
    public Ontology get(String id) {
        return byId(id);
    }

    /** The ontology with this id: {@code GET /ontologies/{id}}. */
    public Ontology byId(String id) {
        return ontologies.byId(id);
    }

    /** As {@link #byId}, but empty when there is none. */
    public Optional<Ontology> find(String id) {
        return Found.optional(() -> List.of(byId(id)), "ontology", id);
    }

    /**
     * Of a recipe: {@code GET /ontologies/{id}} each. Else
     * {@code GET /ontologies?pageOffset=0&pageSize=1000&projects=…}, page by page; of a dataset with the ids that its recipes
     * name.
     */
    public Listing<Ontology> list() {
        if (recipe.isPresent()) {
            return ontologies.each(recipe.get().ontologyIds(), Resource.ONTOLOGIES);
        }
        Call call = Call.get("ontologies").query("projects", projectId.orElse(null));
        String ids = dataset.map(user -> String.join(",", user.ontologyIds())).orElse(null);
        return ontologies.list(call.query("ids", ids), Resource.ONTOLOGIES, true);
    }

    /** Makes an ontology of these labels: {@code POST /ontologies}. Only in a project, a recipe or a dataset. */
    public Ontology create(String title, Label... labels) {
        return create(o -> o.title(title).labels(labels));
    }

    /**
     * Makes an ontology: {@code POST /ontologies}. In a recipe, it belongs to the recipe from then on, besides those that
     * the recipe has by now: {@code GET /recipes/{id}}, {@code PATCH /recipes/{id}}.
     */
    public Ontology create(UnaryOperator<OntologyOptions> options) {
        Optional<String> home = projectId
                .or(() -> recipe.flatMap(owner -> owner.projectIds().stream().findFirst()))
                .or(() -> dataset.flatMap(Dataset::projectId));
        Ontology made =
                ontologies.create(options.apply(OntologyOptions.standard()).body(home));
        recipe.ifPresent(owner -> {
            // Others may have given it ontologies since it was read.
            List<String> ids = new ArrayList<>(owner.refresh().ontologyIds());
            ids.add(made.id());
            dl.recipes().send(owner, Edits.NONE.set(ids, "ontologyIds"));
        });
        return made;
    }

    /**
     * Labels in the form of an ontology's roots: a map of names and colours, or a list of {@link Label}s, names, maps with a
     * tag, and roots. Colours may be three numbers. No request.
     */
    public static ArrayNode labelsToRoots(Object labels) {
        return LabelRoots.of(labels);
    }

    /** Deletes it: {@code DELETE /ontologies/{id}}. */
    public void delete(String id) {
        ontologies.delete(id);
    }

    Ontology labels(Ontology ontology, List<Label> labels, boolean upsert) {
        if (labels.isEmpty()) {
            return ontology;
        }
        ObjectNode body = Trees.object();
        ArrayNode nodes = body.putArray("labelsNode");
        labels.stream()
                .map(label -> label.stored(picture -> icon(ontology, picture)))
                .forEach(label -> label.nodes().forEach(nodes::add));
        if (!upsert) {
            // Who changes a colour does not mean to take attributes away.
            nodes.forEach(node -> {
                if (node.path("attributes").isEmpty()) {
                    ((ObjectNode) node).remove("attributes");
                }
            });
        }
        body.put("upsert", upsert);
        JsonNode answer = dl.transport()
                .json(Call.patch("ontologies", ontology.id(), "labels").json(body));
        if (!answer.path("roots").isArray()) {
            return byId(ontology.id());
        } else if (answer.hasNonNull("id")) {
            return ontologies.read(answer);
        }
        ObjectNode now = ontology.json();
        now.set("roots", answer.path("roots"));
        return new Ontology(now, dl);
    }

    /** Stores the picture of a label, and says where. */
    private ObjectNode icon(Ontology ontology, Path picture) {
        String project = ontology.homeId()
                .orElseThrow(() -> new IllegalStateException(
                        ontology + " says of no project that it belongs to it, so a picture has no place"));
        String name = UUID.randomUUID().toString().replace("-", "") + "-" + picture.getFileName();
        Item stored = new Datasets(dl, Optional.of(project)).binaries().items().upload(picture, o -> o.remotePath(
                        "/.dataloop/ontologies/" + ontology.id() + "/labelDisplayImages")
                .remoteName(name));
        return Trees.object().put("itemId", stored.id()).put("datasetId", stored.datasetId());
    }

    /** A {@code PUT} replaces all of it, so it is one of what stands there now, not of what was read some time ago. */
    Ontology withoutLabels(String id, List<String> names) {
        Ontology fresh = byId(id);
        ObjectNode now = fresh.json();
        drop(now.withArray("roots"), "", names);
        return replace(fresh, now);
    }

    /** In the JSON itself: what else is beside a label's value and children stays. */
    private static void drop(ArrayNode siblings, String above, List<String> names) {
        siblings.removeIf(label -> names.contains(above + Label.read(label).name()));
        for (JsonNode label : siblings) {
            if (label.path("children") instanceof ArrayNode children) {
                drop(children, above + Label.read(label).name() + ".", names);
            }
        }
    }

    Ontology replace(Ontology ontology, ObjectNode now) {
        return replace(ontology, now, false);
    }

    private Ontology replace(Ontology ontology, ObjectNode now, boolean system) {
        return ontologies.put(ontology.id(), OntologyJson.whole(now), system);
    }

    /**
     * Changes what the lambda names in the ontology as it is now: {@code GET}, then {@code PUT /ontologies/{id}} with all
     * the rest as it was just read. Only what others change between these two requests is taken back.
     */
    public Ontology update(String id, UnaryOperator<OntologyChange> change) {
        return update(byId(id), change);
    }

    Ontology update(Ontology ontology, UnaryOperator<OntologyChange> change) {
        Edits edits = change.apply(OntologyChange.none()).edits();
        boolean system = edits.system();
        return edits.difference(ontology.raw()).isEmpty()
                ? ontology
                : replace(ontology, edits.applyTo(ontology.raw()), system);
    }

    Ontology copyFrom(Ontology ontology, ObjectNode other) {
        List<ObjectNode> attributes = OntologyJson.attributesOf(other);
        attributes.forEach(attribute -> attributes(ontology, List.of(attribute)));
        Ontology fresh = byId(ontology.id());
        ObjectNode now = fresh.json();
        now.set("roots", other.path("roots").deepCopy());
        if (other.hasNonNull("instanceMap")) {
            now.set("instanceMap", other.get("instanceMap").deepCopy());
        }
        return replace(fresh, now, true);
    }

    /** Adds or changes an attribute of labels: {@code PATCH /ontologies/{id}/attributes}. */
    public void updateAttributes(String ontologyId, String key, String title, UnaryOperator<AttributeOptions> options) {
        attribute(ontologyId, key, title, options);
    }

    /** Takes away attributes of labels, by key: {@code DELETE /ontologies/{id}/attributes}. */
    public void deleteAttributes(String ontologyId, String... keys) {
        dropAttributes(ontologyId, List.of(keys));
    }

    Ontology attribute(Ontology ontology, String key, String title, UnaryOperator<AttributeOptions> options) {
        JsonNode answer = attribute(ontology.id(), key, title, options);
        return answer.path("roots").isArray() ? ontologies.read(answer) : byId(ontology.id());
    }

    private JsonNode attribute(String id, String key, String title, UnaryOperator<AttributeOptions> options) {
        ObjectNode attribute = options.apply(AttributeOptions.freeText()).json();
        attribute.put("title", Names.requireText(title, "the title of an attribute"));
        attribute.put("key", Names.requireText(key, "the key of an attribute"));
        ObjectNode body = Trees.object();
        body.putArray("items").add(attribute);
        body.put("upsert", true);
        return dl.transport().json(Call.patch("ontologies", id, "attributes").json(body));
    }

    /** Several attributes as an ontology's JSON defines them, by one request. */
    void attributes(Ontology ontology, List<ObjectNode> definitions) {
        ObjectNode body = Trees.object();
        ArrayNode items = body.putArray("items");
        for (ObjectNode definition : definitions) {
            ObjectNode item = definition.deepCopy();
            if (item.remove("scriptData") instanceof ObjectNode script) {
                script.properties().stream()
                        .filter(field ->
                                field.getKey().equals("title") || field.getKey().equals("optional"))
                        .forEach(field -> item.putIfAbsent(field.getKey(), field.getValue()));
            }
            item.propertyNames().stream()
                    .filter(key -> item.path(key).isNull())
                    .toList()
                    .forEach(item::remove);
            items.add(item);
        }
        body.put("upsert", true);
        dl.transport()
                .json(Call.patch("ontologies", ontology.id(), "attributes").json(body));
    }

    Ontology withoutAttributes(Ontology ontology, List<String> keys) {
        dropAttributes(ontology.id(), keys);
        return byId(ontology.id());
    }

    private void dropAttributes(String id, List<String> keys) {
        ObjectNode body = Trees.object();
        body.set("keys", Trees.texts(keys));
        dl.transport().json(Call.delete("ontologies", id, "attributes").json(body));
    }
}
