package loopbook.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import loopbook.shapes.Colour;
import tools.jackson.databind.node.ObjectNode;

/** A set of items under one recipe. Values never change: each verb returns what the platform now holds. */
public final class Dataset extends Entity {
    Dataset(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** Its name; unique within a project only by custom. */
    public String name() {
        return text("name");
    }

    /** The e-mail address of who made it. */
    public String creator() {
        return text("creator");
    }

    /** When it was made. */
    public Instant createdAt() {
        return time("createdAt");
    }

    /** When it was last changed. */
    public Instant updatedAt() {
        return time("updatedAt");
    }

    /** How many items it held when it was read. */
    public int itemsCount() {
        return integer("itemsCount").orElse(0);
    }

    /** How many annotations it held when it was read. */
    public int annotationsCount() {
        return integer("annotationsCount").orElse(0);
    }

    /** Whether the platform refuses changes to its items. */
    public boolean readonly() {
        return at("readonly").asBoolean(false);
    }

    /** The id of its project. */
    public Optional<String> projectId() {
        return Trees.strings(at("projects")).stream().findFirst();
    }

    /** The ids of its recipes. */
    public List<String> recipeIds() {
        return Trees.strings(at("metadata", "system", "recipes"));
    }

    /** A copy of its metadata. */
    public ObjectNode metadata() {
        return object("metadata");
    }

    /** A copy of the metadata that belongs to you. */
    public ObjectNode user() {
        return object("metadata", "user");
    }

    /** Its project: {@code GET /projects/{id}}. */
    public Project project() {
        return dl().projects()
                .byId(projectId()
                        .orElseThrow(
                                () -> new IllegalStateException(this + " says of no project that it belongs to it")));
    }

    /** The items of this dataset. */
    public Items items() {
        return new Items(dl(), Optional.of(id()));
    }

    /** The annotations on all items of this dataset. */
    public Annotations annotations() {
        return new Annotations(dl(), Optional.of(id()), Optional.of(this), Optional.empty());
    }

    /** The tasks that are done in this dataset. */
    public Tasks tasks() {
        return new Tasks(dl(), projectId(), Optional.of(this));
    }

    /** The assignments of its project; the items they hold are looked for in this dataset. */
    public Assignments assignments() {
        return new Assignments(dl(), projectId(), Optional.empty(), Optional.of(id()));
    }

    /** The recipes of this dataset. */
    public Recipes recipes() {
        return new Recipes(dl(), projectId(), Optional.of(this));
    }

    /** Its first recipe: {@code GET /recipes/{id}}. {@link loopbook.errors.NotFound} if it has none. */
    public Recipe recipe() {
        return dl().datasets().recipe(this);
    }

    /** The first ontology of its first recipe, which holds its labels: two GETs. */
    public Ontology ontology() {
        return recipe().ontology();
    }

    /** Its labels, as a forest: two GETs. */
    public List<Label> labels() {
        return ontology().labels();
    }

    /** Colours by dotted label name: two GETs. Labels without a readable colour are left out. */
    public Map<String, Colour> colors() {
        return ontology().colors();
    }

    /** Adds this label, or makes sure of it: {@code PATCH /ontologies/{id}/labels}. Returns all labels. */
    public List<Label> addLabel(String name) {
        return addLabel(name, label -> label);
    }

    /** Adds a label with colour, attributes or children, or changes the one there is. Returns all labels. */
    public List<Label> addLabel(String name, UnaryOperator<Label> details) {
        return ontology().addLabel(name, details).labels();
    }

    /** Adds these labels by one {@code PATCH /ontologies/{id}/labels}. Returns all labels. */
    public List<Label> addLabels(String... names) {
        return ontology().addLabels(names).labels();
    }

    /** Adds these labels by one {@code PATCH /ontologies/{id}/labels}. Returns all labels. */
    public List<Label> addLabels(Label... labels) {
        return ontology().addLabels(labels).labels();
    }

    /** Changes labels that are there; an unknown one is an error. Returns all labels. */
    public List<Label> updateLabels(Label... labels) {
        return ontology().updateLabels(labels).labels();
    }

    /** Takes away these labels, by dotted name: {@code PUT /ontologies/{id}}. Returns all labels that are left. */
    public List<Label> deleteLabels(String... names) {
        return ontology().deleteLabels(names).labels();
    }

    /** Uses this recipe from now on: {@code PATCH /datasets/{id}?system=true}. */
    public Dataset switchRecipe(Recipe recipe) {
        recipe.mustBeOf(dl());
        return dl().datasets().link(this, recipe.id());
    }

    /** Changes what the lambda names, and nothing else: {@code PATCH /datasets/{id}}. Nothing changed: no request. */
    public Dataset update(UnaryOperator<DatasetChange> change) {
        return dl().datasets().update(this, change);
    }

    /** Deletes it with all its items and annotations: {@code DELETE /datasets/{id}}. */
    public void delete() {
        dl().datasets().delete(id());
    }

    /** It again, as it is now: {@code GET /datasets/{id}}. */
    public Dataset refresh() {
        return dl().datasets().byId(id());
    }

    @Override
    String caption() {
        return name();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("name", name());
        brief.put("id", id());
        brief.put("items", itemsCount());
        brief.put("annotations", annotationsCount());
        return brief;
    }

    /** A card with the counts, as they were when it was read, and the labels, as they are now. */
    @Override
    public String html() {
        Map<String, String> rows = card();
        try {
            Background.await(Background.call(this::labels), java.time.Duration.ofSeconds(2))
                    .ifPresent(labels -> rows.put(
                            "labels", labels.stream().map(Label::toString).collect(Collectors.joining(", "))));
        } catch (RuntimeException e) {
            rows.put("labels", "not read: " + e.getMessage());
        }
        return Html.card(kind(), caption(), rows, "");
    }
}
