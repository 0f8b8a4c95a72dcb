package loopbook.client;

import java.util.List;
import loopbook.shapes.Shape;
import tools.jackson.databind.node.ObjectNode;

/** The numbers that tell which annotations are of one thing. */
final class ObjectIds {
    private ObjectIds() {}

    /** The shapes of these annotations, each labelled with its object's number. */
    static List<Shape> labelled(List<ObjectNode> annotations) {
        return annotations.stream()
                .map(annotation -> Shape.read(annotation).label(number(annotation)))
                .toList();
    }

    private static String number(ObjectNode annotation) {
        String id = Trees.at(annotation, "metadata", "system", "objectId").asString("");
        if (!id.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("Try to show object_id but annotation has no value. annotation id: "
                    + annotation.path("id").asString(""));
        }
        return id;
    }
}
