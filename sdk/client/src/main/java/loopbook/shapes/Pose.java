package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A skeleton by a template of the recipe. Its points are annotations of their own, whose parent it is.
 *
 * @param templateId which template
 * @param instanceId which of several skeletons by one template
 */
public record Pose(Tag tag, String templateId, String instanceId) implements Shape {
    @Override
    public Pose tag(Tag other) {
        return new Pose(other, templateId, instanceId);
    }

    @Override
    public String type() {
        return "pose";
    }

    @Override
    public ObjectNode coordinates() {
        return Json.object().put("templateId", templateId).put("instanceId", instanceId);
    }

    /** Empty: the places are those of its points. */
    @Override
    public Optional<Bounds> bounds() {
        return Optional.empty();
    }
}
