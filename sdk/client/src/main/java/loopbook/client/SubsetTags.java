package loopbook.client;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The subsets for machine learning, as items carry them in {@code metadata.system.tags}. */
final class SubsetTags {
    static final List<String> ALL = List.of("train", "validation", "test");

    private SubsetTags() {}

    static String require(String subset) {
        if (!ALL.contains(subset)) {
            throw new IllegalArgumentException("subset must be one of: 'train', 'validation', 'test'");
        }
        return subset;
    }

    /** What puts an item into one, and out of the others. */
    static ObjectNode tags(String subset) {
        ObjectNode none = none();
        ((ObjectNode) Trees.at(none, "metadata", "system", "tags")).put(require(subset), true);
        return none;
    }

    /** What takes an item out of all. */
    static ObjectNode none() {
        ObjectNode change = Trees.object();
        ObjectNode tags = change.putObject("metadata").putObject("system").putObject("tags");
        ALL.forEach(tags::putNull);
        return change;
    }

    static Optional<String> of(JsonNode tags) {
        return ALL.stream().filter(name -> tags.path(name).asBoolean(false)).findFirst();
    }
}
