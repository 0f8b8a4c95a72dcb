package loopbook.client;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import loopbook.shapes.Shape;
import tools.jackson.databind.JsonNode;
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

    /** The name of the model that made it; none for a person's. */
    public Optional<String> modelName() {
        return find("metadata", "user", "model", "name");
    }

    /** The id of the model that made it, if it is one of the platform's. */
    public Optional<String> modelId() {
        return find("metadata", "user", "model", "model_id");
    }

    /** Which object it shows, where several annotations show the same one. */
    public Optional<String> objectId() {
        return find("metadata", "system", "objectId");
    }

    /** Which prompt it answers, on a prompt item. */
    public Optional<String> promptId() {
        return find("metadata", "system", "promptId");
    }

    /** Whether a program made it. */
    public boolean automated() {
        return at("metadata", "system", "automated").asBoolean(false);
    }

    /** What wrote it: {@code sdk}, {@code ui}, … */
    public String source() {
        return text("source");
    }

    /** Whether it is in a video: it ends at a later frame than the first. */
    public boolean isVideo() {
        return endFrame() > 0;
    }

    /** The first frame it is in, from 0; 0 for what is in no video. */
    public int startFrame() {
        return integer("metadata", "system", "frame").orElse(0);
    }

    /** The last frame it is in; 0 for what is in no video. */
    public int endFrame() {
        return integer("metadata", "system", "endFrame").orElse(0);
    }

    /** Seconds from the beginning of the video or sound to where it begins. */
    public double startTime() {
        return at("metadata", "system", "startTime").asDouble(0);
    }

    /** Seconds from the beginning of the video or sound to where it ends. */
    public double endTime() {
        return at("metadata", "system", "endTime").asDouble(0);
    }

    /** Its key frames by their numbers; of what is in no video only the one that there is. */
    public SortedMap<Integer, Frame> frames() {
        return Collections.unmodifiableSortedMap(Track.read(raw()).frames());
    }

    /**
     * What it is at this frame: the last key frame up to there, nothing in between is made up. An {@link
     * IllegalArgumentException} before its first frame and after its last.
     */
    public Frame frame(int number) {
        Track track = Track.read(raw());
        Frame frame = track.at(number);
        if (frame == null || number > Math.max(endFrame(), track.end())) {
            throw new IllegalArgumentException(this + " is not in frame " + number + ", only in " + track.start()
                    + " to " + Math.max(endFrame(), track.end()));
        }
        return frame;
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

    /** {@code issue}, {@code approved}, {@code review}, or {@code clear} for none: {@code PUT /annotations/{id}?system=true}. */
    public Annotation updateStatus(String status) {
        return dl().annotations().updateStatus(this, status);
    }

    /** Writes one more message into a note, as you: {@code PUT /annotations/{id}}. */
    public Annotation addMessage(String body) {
        return update(change -> change.message(body));
    }

    /** Its scores in a task, as the platform has them: {@code GET /scores/tasks/{id}/annotations/{id}}. */
    public JsonNode taskScores(String taskId) {
        return dl().annotations().taskScores(id(), taskId);
    }

    /** Draws it as {@link Annotations#show(UnaryOperator)} does all of an item. */
    public BufferedImage show(UnaryOperator<ViewOptions> options) {
        return dl().annotations().show(this, options);
    }

    /** Saves it alone, as JSON: in a folder as {@code <id>.json}. Returns where. */
    public Path download(Path target) {
        return download(target, options -> options);
    }

    /** Saves it alone, in another format: {@code o.format(AnnotationFormat.MASK)}. Returns where. */
    public Path download(Path target, UnaryOperator<ViewOptions> options) {
        return dl().annotations().download(this, target, options);
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
