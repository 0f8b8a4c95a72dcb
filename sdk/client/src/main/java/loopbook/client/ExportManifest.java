package loopbook.client;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an export in partitions brought.
 *
 * @param files with a line of JSON for each item; each was compared with its checksum
 * @param records how many items there are in all files, as the platform counts them
 * @param version of the data, for a later export of what changed since; empty if the platform does not say
 * @param json the platform's own description
 */
public record ExportManifest(List<Path> files, long records, OptionalLong version, ObjectNode json) {
    /** Keeps its own copies. */
    public ExportManifest {
        files = List.copyOf(files);
        json = json.deepCopy();
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }
}
