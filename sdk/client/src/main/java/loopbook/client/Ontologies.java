package loopbook.client;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ontologies of a project, or all that this account can see. */
public final class Ontologies {
    private final Dataloop dl;
    private final Optional<String> projectId;
    private final Endpoint<Ontology> ontologies;

    Ontologies(Dataloop dl, Optional<String> projectId) {
        this.dl = dl;
        this.projectId = projectId;
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

    /** {@code GET /ontologies?pageOffset=0&pageSize=1000&projects=…}, page by page. */
    public Listing<Ontology> list() {
        Call call = Call.get("ontologies");
        return ontologies.list(projectId.map(id -> call.query("projects", id)).orElse(call), Resource.ONTOLOGIES, true);
    }

    /** Makes an ontology of these labels: {@code POST /ontologies}. Only in a project. */
    public Ontology create(String title, Label... labels) {
        return create(Optional.of(Names.requireText(title, "the title of an ontology")), List.of(labels));
    }

    Ontology create(Optional<String> title, List<Label> labels) {
        String project = projectId.orElseThrow(
                () -> new IllegalStateException("An ontology is made in a project: project.ontologies().create(…)"));
        ObjectNode body = Trees.object();
        ArrayNode roots = body.putArray("roots");
        Label.nested(labels).forEach(label -> roots.add(label.root()));
        body.putArray("projectIds").add(project);
        body.putArray("attributes");
        title.ifPresent(text -> body.put("title", text));
        return ontologies.create(body);
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
        labels.forEach(label -> label.nodes().forEach(nodes::add));
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
        ObjectNode now = ontology.json();
        now.set("roots", answer.path("roots").isArray() ? answer.path("roots") : Trees.array());
        return answer.path("roots").isArray() ? new Ontology(now, dl) : byId(ontology.id());
    }

    Ontology withoutLabels(Ontology ontology, List<String> names) {
        ObjectNode now = ontology.json();
        ArrayNode roots = now.putArray("roots");
        without("", ontology.labels(), names).forEach(label -> roots.add(label.root()));
        return replace(ontology, now);
    }

    private static List<Label> without(String above, List<Label> labels, List<String> names) {
        return labels.stream()
                .filter(label -> !names.contains(above + label.name()))
                .map(label -> label.withChildren(without(above + label.name() + ".", label.children(), names)))
                .toList();
    }

    Ontology replace(Ontology ontology, ObjectNode now) {
        return ontologies.put(ontology.id(), now, false);
    }

    Ontology attribute(Ontology ontology, String key, String title, UnaryOperator<AttributeOptions> options) {
        ObjectNode attribute = options.apply(AttributeOptions.freeText()).json();
        attribute.put("title", Names.requireText(title, "the title of an attribute"));
        attribute.put("key", Names.requireText(key, "the key of an attribute"));
        ObjectNode body = Trees.object();
        body.putArray("items").add(attribute);
        body.put("upsert", true);
        dl.transport()
                .json(Call.patch("ontologies", ontology.id(), "attributes").json(body));
        return byId(ontology.id());
    }

    /** Several attributes as an ontology's JSON defines them, by one request. */
    void attributes(Ontology ontology, List<ObjectNode> definitions) {
        ObjectNode body = Trees.object();
        ArrayNode items = body.putArray("items");
        for (ObjectNode definition : definitions) {
            ObjectNode item = definition.deepCopy();
            item.remove("scriptData");
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
        dropAttributes(ontology, keys);
        return byId(ontology.id());
    }

    void dropAttributes(Ontology ontology, List<String> keys) {
        ObjectNode body = Trees.object();
        body.set("keys", Trees.texts(keys));
        dl.transport()
                .json(Call.delete("ontologies", ontology.id(), "attributes").json(body));
    }
}
