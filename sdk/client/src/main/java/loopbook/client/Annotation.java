package loopbook.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.shapes.Shape;
import tools.jackson.databind.node.ObjectNode;

/** What somebody, or a model, said of an item: a label, mostly with a shape. */
public final class Annotation extends Entity {
    Annotation(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** What it is called, by its dotted name in the ontology. */
    public String label() {
        return text("label");
    }

    /** The wire's word for the kind of shape: {@code box}, {@code segment}, {@code class}, … */
    public String type() {
        return text("type");
    }

    /** Its shape: where it is, and what is said beside that. What cannot be read as its type is an {@code Unknown}. */
    public Shape shape() {
        return Shape.read(raw());
    }

    /** A copy of its attributes, by key. */
    public ObjectNode attributes() {
        return object("metadata", "system", "attributes");
    }

    /** What else is said about it. */
    public Optional<String> description() {
        return find("description");
    }

    /** {@code issue}, {@code approved} or {@code review}; mostly none. */
    public Optional<String> status() {
        return find("metadata", "system", "status");
    }

    /** How sure the model was, from 0 to 1; none for a person's. */
    public Optional<Double> confidence() {
        var confidence = at("metadata", "user", "model", "confidence");
        return confidence.isNumber() ? Optional.of(confidence.asDouble()) : Optional.empty();
    }

    /** The id of the annotation that this one is a part of. */
    public Optional<String> parentId() {
        return find("metadata", "system", "parentId");
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

    /** The id of the item it is on. */
    public String itemId() {
        return text("itemId");
    }

    /** The id of the dataset of its item. */
    public String datasetId() {
        return text("datasetId");
    }

    /** A copy of all its metadata. */
    public ObjectNode metadata() {
        return object("metadata");
    }

    /** A copy of the metadata that belongs to you. */
    public ObjectNode user() {
        return object("metadata", "user");
    }

    /** The item it is on: {@code GET /items/{id}}. */
    public Item item() {
        return dl().items().byId(itemId());
    }

    /** Changes what the lambda names, and nothing else: {@code PUT /annotations/{id}}. Nothing changed: no request. */
    public Annotation update(UnaryOperator<AnnotationChange> change) {
        return dl().annotations().update(this, change);
    }

    /** Deletes it: {@code DELETE /annotations/{id}}. */
    public void delete() {
        dl().annotations().delete(id());
    }

    /** It again, as it is now: {@code GET /annotations/{id}}. */
    public Annotation refresh() {
        return dl().annotations().byId(id());
    }

    @Override
    String caption() {
        return label();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("label", label());
        brief.put("type", type());
        brief.put("id", id());
        brief.put("creator", creator());
        return brief;
    }

    @Override
    Map<String, String> card() {
        Map<String, String> rows = super.card();
        if (!attributes().isEmpty()) {
            rows.put("attributes", attributes().toString());
        }
        find("createdAt").ifPresent(time -> rows.put("created", time));
        return rows;
    }
}
