package loopbook.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import loopbook.shapes.Colour;
import tools.jackson.databind.node.ObjectNode;

/** The labels and attributes that annotations may use. */
public final class Ontology extends Entity {
    Ontology(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** What it is called; empty where it has no title. */
    public String title() {
        return text("title");
    }

    /** Its labels, as a forest. */
    public List<Label> labels() {
        return Trees.objects(at("roots")).stream().map(Label::read).toList();
    }

    /** Every label's dotted name, parents before children. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        walk((name, label) -> names.add(name));
        return List.copyOf(names);
    }

    /** Its labels by dotted name, parents before children. */
    public Map<String, Label> labelsFlatDict() {
        Map<String, Label> flat = new LinkedHashMap<>();
        walk(flat::put);
        return flat;
    }

    /** The number of each label by its dotted name, in the order of names, from 1; the ontology's own where it has one. */
    public Map<String, Integer> instanceMap() {
        Map<String, Integer> map = new LinkedHashMap<>();
        if (at("instanceMap").isObject() && !at("instanceMap").isEmpty()) {
            at("instanceMap")
                    .properties()
                    .forEach(field -> map.put(field.getKey(), field.getValue().asInt()));
            return map;
        }
        names().stream().sorted().forEach(name -> map.put(name, map.size() + 1));
        return map;
    }

    /** The id of its project, or of one of them. */
    Optional<String> homeId() {
        return find("metadata", "system", "projectIds", "0")
                .or(() -> Trees.strings(at("metadata", "system", "projectIds")).stream()
                        .findFirst())
                .or(() -> Trees.strings(at("projectIds")).stream().findFirst());
    }

    /** Colours by dotted label name; labels without a readable colour are left out. */
    public Map<String, Colour> colors() {
        Map<String, Colour> colors = new LinkedHashMap<>();
        walk((name, label) -> label.color().ifPresent(color -> colors.put(name, color)));
        return colors;
    }

    /** Attributes of labels: key, title, type, values, scope, as the wire has them. */
    public List<ObjectNode> attributes() {
        return Trees.objects(at("metadata", "attributes")).stream()
                .map(ObjectNode::deepCopy)
                .toList();
    }

    private void walk(BiConsumer<String, Label> visitor) {
        labels().forEach(label -> walk("", label, visitor));
    }

    private static void walk(String above, Label label, BiConsumer<String, Label> visitor) {
        String name = above + label.name();
        visitor.accept(name, label);
        label.children().forEach(child -> walk(name + ".", child, visitor));
    }

    /** Adds a label, or changes the one there is: {@code PATCH /ontologies/{id}/labels}. */
    public Ontology addLabel(String name, UnaryOperator<Label> details) {
        return dl().ontologies().labels(this, List.of(details.apply(Label.plain(name))), true);
    }

    /** Adds labels of these names by one request. */
    public Ontology addLabels(String... names) {
        return addLabels(Arrays.stream(names).map(Label::of).toArray(Label[]::new));
    }

    /** Adds these labels, or changes those there are, by one request. */
    public Ontology addLabels(Label... labels) {
        return dl().ontologies().labels(this, List.of(labels), true);
    }

    /** Changes labels that are there: {@code PATCH /ontologies/{id}/labels}; the platform refuses unknown ones. */
    public Ontology updateLabels(Label... labels) {
        return dl().ontologies().labels(this, List.of(labels), false);
    }

    /**
     * Takes labels away, by dotted name; unknown ones are ignored: {@code GET}, then {@code PUT /ontologies/{id}} with all
     * that is left. What others change between these two requests is taken back: the wire knows no way to forbid that.
     */
    public Ontology deleteLabels(String... names) {
        return dl().ontologies().withoutLabels(id(), List.of(names));
    }

    /** Adds or changes an attribute: {@code PATCH /ontologies/{id}/attributes}. Returns the ontology as it is then. */
    public Ontology updateAttributes(String key, String title, UnaryOperator<AttributeOptions> options) {
        return dl().ontologies().attribute(this, key, title, options);
    }

    /** Takes attributes away, by key: {@code DELETE /ontologies/{id}/attributes}. */
    public Ontology deleteAttributes(String... keys) {
        return dl().ontologies().withoutAttributes(this, List.of(keys));
    }

    /**
     * Changes what the lambda names: {@code PUT /ontologies/{id}} with all the rest as this value has it. That takes back
     * what others have changed since it was read: labels, attributes, title. {@link Ontologies#update(String,
     * UnaryOperator)} reads it anew first.
     */
    public Ontology update(UnaryOperator<OntologyChange> change) {
        return dl().ontologies().update(this, change);
    }

    /**
     * The labels of another ontology instead of its own, and that one's attributes besides its own:
     * {@code PATCH /ontologies/{id}/attributes} each, {@code GET}, {@code PUT /ontologies/{id}?system=true}. The rest stays
     * as the {@code GET} told it.
     */
    public Ontology copyFrom(Ontology other) {
        return copyFrom(other.json());
    }

    /** As {@link #copyFrom(Ontology)}, from the JSON of one. */
    public Ontology copyFrom(ObjectNode other) {
        return dl().ontologies().copyFrom(this, other);
    }

    /** Deletes it: {@code DELETE /ontologies/{id}}. */
    public void delete() {
        dl().ontologies().delete(id());
    }

    /** It again, as it is now: {@code GET /ontologies/{id}}. */
    public Ontology refresh() {
        return dl().ontologies().byId(id());
    }

    @Override
    String caption() {
        return title();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("title", title());
        brief.put("id", id());
        brief.put("labels", names());
        return brief;
    }
}
