package loopbook.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
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
        return new Items(this);
    }

    /** The collections of this dataset: named sets of its items. */
    public ItemCollections collections() {
        return new ItemCollections(dl(), id());
    }

    /** The items as one JSON list, {@code <folder>/<id>.json}, whatever their number; empty if there are none. */
    public Optional<Path> export(Path folder) {
        return export(folder, options -> options);
    }

    /**
     * As {@link #export(Path)}, with options: {@code dataset.export(folder, o -> o.where(label("Cat")).annotations())}.
     * Background work of the platform, in parts that fit; waited for, checked, and written whole or not at all. {@code
     * POST /datasets/{id}/export}. Returns the file, or the folder where it is many.
     */
    public Optional<Path> export(Path folder, UnaryOperator<ExportOptions> options) {
        return new DatasetFiles(this).export(folder, options.apply(ExportOptions.standard()));
    }

    /** The annotations of every item as {@code <folder>/json/<path>.json}. {@code POST /datasets/{id}/export}. */
    public Download downloadAnnotations(Path folder) {
        return downloadAnnotations(folder, options -> options);
    }

    /** As {@link #downloadAnnotations(Path)}, and in other forms: {@code o.annotations(AnnotationFormat.MASK)}. */
    public Download downloadAnnotations(Path folder, UnaryOperator<DownloadOptions> options) {
        return new DatasetFiles(this).annotations(Optional.empty(), folder, options.apply(DownloadOptions.standard()));
    }

    /** As {@link #downloadAnnotations(Path, UnaryOperator)}, of the items that match. */
    public Download downloadAnnotations(Condition items, Path folder, UnaryOperator<DownloadOptions> options) {
        return new DatasetFiles(this)
                .annotations(Optional.of(items), folder, options.apply(DownloadOptions.standard()));
    }

    /** Puts the annotations in {@code <folder>/<path>.json} on the items of those paths; items without a file stay. */
    public Upload uploadAnnotations(Path folder) {
        return uploadAnnotations(folder, options -> options);
    }

    /** As {@link #uploadAnnotations(Path)}, with options. {@code POST /items/{id}/annotations} each. */
    public Upload uploadAnnotations(Path folder, UnaryOperator<AnnotationUploadOptions> options) {
        return new DatasetFiles(this).upload(folder, options.apply(AnnotationUploadOptions.standard()));
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

    /** The ids of the ontologies of all its recipes: one GET for each recipe. */
    public List<String> ontologyIds() {
        return recipes().list().stream()
                .flatMap(recipe -> recipe.ontologyIds().stream())
                .toList();
    }

    /** Its ontologies: two GETs, and one more for each recipe but the first. */
    public Ontologies ontologies() {
        return new Ontologies(dl(), projectId(), Optional.empty(), Optional.of(this));
    }

    /** Its labels, as a forest: two GETs. */
    public List<Label> labels() {
        return ontology().labels();
    }

    /** Its labels by dotted name, those inside behind the one they are in: two GETs. */
    public Map<String, Label> labelsFlatDict() {
        return ontology().labelsFlatDict();
    }

    /** The number of each label by its dotted name, in the order of names, from 1: two GETs. */
    public Map<String, Integer> instanceMap() {
        return ontology().instanceMap();
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

    /**
     * Takes away these labels, by dotted name, from each ontology of each recipe: {@code GET} and {@code PUT
     * /ontologies/{id}}. Returns all labels that are left.
     */
    public List<Label> deleteLabels(String... names) {
        return recipes().list().stream()
                .flatMap(recipe -> recipe.ontologyIds().stream())
                .map(id -> dl().ontologies().withoutLabels(id, List.of(names)))
                .flatMap(left -> left.labels().stream())
                .toList();
    }

    /** Adds or changes an attribute of labels: {@code PATCH /ontologies/{id}/attributes}. */
    public Ontology updateAttributes(String key, String title, UnaryOperator<AttributeOptions> options) {
        return ontology().updateAttributes(key, title, options);
    }

    /** Takes away attributes of labels, by key: {@code DELETE /ontologies/{id}/attributes}. */
    public Ontology deleteAttributes(String... keys) {
        return ontology().deleteAttributes(keys);
    }

    /** How many annotations each label has, the most frequent first: {@code POST /datasets/{id}/annotations/labels}. */
    public Map<String, Long> labelCounts() {
        return dl().datasets().counts(this, "labels", "label");
    }

    /** How many annotations there are of each type, the most frequent first: {@code POST /datasets/{id}/annotations/types}. */
    public Map<String, Long> typeCounts() {
        return dl().datasets().counts(this, "types", "type");
    }

    /** Which fields items and annotations have, and of which types: {@code GET /datasets/{id}/schema}. */
    public ObjectNode schema() {
        return dl().datasets().schema(this);
    }

    /** Its folders: {@code GET /datasets/{id}/directoryTree}. */
    public DirectoryTree directoryTree() {
        return dl().datasets().directoryTree(id());
    }

    /** Another dataset with copies of its items: {@code POST /datasets/{id}/clone}. The job's result is the clone. */
    public Job<Dataset> clone(String name) {
        return clone(name, options -> options);
    }

    /** As {@link #clone(String)}: {@code pets.clone("cats", o -> o.items(label("Cat")).annotations(false)).await()}. */
    public Job<Dataset> clone(String name, UnaryOperator<CloneOptions> options) {
        return dl().datasets().clone(id(), Names.requireText(name, "the name of a clone"), options);
    }

    /** Copies of its items go into a dataset that is there: {@code POST /datasets/{id}/clone}. */
    public Job<Dataset> cloneInto(Dataset target, UnaryOperator<CloneOptions> options) {
        target.mustBeOf(dl());
        return dl().datasets().clone(id(), null, o -> options.apply(o).into(target));
    }

    /** Reads its external storage again: {@code POST /datasets/{id}/sync}. */
    public Job<Command> sync() {
        return dl().datasets().sync(id());
    }

    /**
     * Refuses changes of its items from now on, or allows them again: {@code PATCH /datasets/{id}}. The Python SDK's
     * method of this name only warns.
     */
    public Dataset setReadonly(boolean readonly) {
        return update(d -> d.readonly(readonly));
    }

    /** Ends a lock: {@code PATCH /datasets/{id}/unlock}. */
    public Dataset unlock() {
        return dl().datasets().unlock(id());
    }

    /** Puts each file into a subset by chance, 80 % train, 10 % validation, 10 % test: {@code POST /datasets/{id}/split}. */
    public Job<Command> splitMlSubsets() {
        return splitMlSubsets(Conditions.all(), 80, 10, 10);
    }

    /** Puts each item that matches into a subset by chance; percentages that add up to 100. */
    public Job<Command> splitMlSubsets(Condition items, int train, int validation, int test) {
        return new Subsets(this).split(items, train, validation, test);
    }

    /**
     * The items that match are for {@code train}, {@code validation} or {@code test}, and nothing else:
     * {@code POST /datasets/{id}/items/bulk-update-metadata}.
     */
    public Job<Command> assignSubsetToItems(String subset, Condition items) {
        return new Subsets(this).assign(subset, items);
    }

    /** The items that match belong to no subset any more: {@code POST /datasets/{id}/items/bulk-update-metadata}. */
    public Job<Command> removeSubsetFromItems(Condition items) {
        return new Subsets(this).remove(items);
    }

    /** The files that belong to no subset. */
    public Listing<Item> itemsMissingMlSubset() {
        return itemsMissingMlSubset(Conditions.all());
    }

    /** Those that match and belong to no subset. */
    public Listing<Item> itemsMissingMlSubset(Condition items) {
        return items().list(new Subsets(this).missing(items));
    }

    /** Makes it the one that {@code dl.datasets().checkedOut()} gives in this working folder. No request. */
    public Dataset checkout() {
        dl().checkout().put(this);
        return this;
    }

    /** Its page in the web console, opened in the browser where there is one. */
    public URI openInWeb() {
        return dl().openInWeb("projects", projectId().orElse(""), "datasets", id(), "items");
    }

    /** The address of its page in the web console with this condition filled in. No request. */
    public URI platformUrl(Condition items) {
        return dl().datasets().platformUrl(this, items);
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

    /** Deletes it with all its items and annotations: {@code GET /datasets/{id}}, {@code DELETE /datasets/{id}}. */
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
