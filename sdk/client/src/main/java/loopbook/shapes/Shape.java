package loopbook.shapes;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an annotation says: where, and what it is called. An immutable value, one record for each type; coordinates are
 * pixels, x to the right, y down. A type that is not known here is {@link Unknown} and survives as it is.
 */
public sealed interface Shape
        permits Box,
                Classification,
                Comparison,
                Cube,
                Cube3d,
                Description,
                Ellipse,
                FreeText,
                Gis,
                Mask,
                Note,
                Point,
                Polygon,
                Polyline,
                Pose,
                RefImage,
                Subtitle,
                TextMark,
                Unknown {
    /** What is said beside the geometry: label, attributes, description, user metadata. */
    Tag tag();

    /** The same geometry with another tag. */
    Shape tag(Tag tag);

    /** The name of the type on the wire, such as {@code box} or {@code segment}. */
    String type();

    /** The wire's {@code coordinates}: a fresh object; empty for a classification. */
    JsonNode coordinates();

    /** The smallest upright rectangle around it; empty for what has no place in a picture. Of a mask it is read from its pixels. */
    Optional<Bounds> bounds();

    /** The label, as its full name in the ontology. */
    default String label() {
        return tag().label();
    }

    /** The attributes by key: texts, lists of texts, numbers, booleans. Immutable. */
    default Map<String, Object> attributes() {
        return tag().attributes();
    }

    /** The same with another label. */
    default Shape label(String label) {
        return tag(tag().label(label));
    }

    /** The same with this attribute: text, a list of texts, a number or a boolean. */
    default Shape attribute(String key, Object value) {
        return tag(tag().attribute(key, value));
    }

    /** The same with this description. */
    default Shape description(String description) {
        return tag(tag().description(description));
    }

    /** The same with this value in the user metadata of the annotation. */
    default Shape user(String key, Object value) {
        return tag(tag().user(key, value));
    }

    /** The same in the colour of its label; only a {@link Mask} carries one. */
    default Shape painted(Colour colour) {
        return this;
    }

    /** The same by this user, where the type says who made it; only a {@link Note} does. */
    default Shape by(String email) {
        return this;
    }

    /** What a new one of this type brings along in the platform's own metadata; mostly nothing. */
    default ObjectNode system() {
        return Json.object();
    }

    /** The annotation's shape; what cannot be read as its type is {@link Unknown}. */
    static Shape read(ObjectNode annotation) {
        return Reading.shape(annotation);
    }

    /**
     * The JSON of a new annotation, as it is uploaded.
     *
     * @param dataset address of the dataset, as the platform's answers write it
     */
    default ObjectNode newAnnotation(String itemId, String datasetId, String dataset) {
        return Writing.newAnnotation(this, itemId, datasetId, dataset);
    }

    /** A copy of a stored annotation's JSON that says this; whatever else it holds stays. */
    default ObjectNode applyTo(ObjectNode annotation) {
        return Writing.apply(this, annotation);
    }
}
