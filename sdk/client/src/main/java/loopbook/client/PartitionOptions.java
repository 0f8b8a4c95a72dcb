package loopbook.client;

import java.util.Optional;
import java.util.OptionalLong;
import loopbook.filters.Condition;
import loopbook.filters.Resource;
import tools.jackson.databind.node.ObjectNode;

/** What an export in partitions holds: by default all files that are not hidden. Immutable; each method returns another one. */
public final class PartitionOptions {
    private final Optional<Condition> items;
    private final OptionalLong since;
    private final int partitions;
    private final boolean force;

    private PartitionOptions(Optional<Condition> items, OptionalLong since, int partitions, boolean force) {
        this.items = items;
        this.since = since;
        this.partitions = partitions;
        this.force = force;
    }

    static PartitionOptions standard() {
        return new PartitionOptions(Optional.empty(), OptionalLong.empty(), 0, false);
    }

    /** Only items that fulfil this. */
    public PartitionOptions where(Condition condition) {
        return new PartitionOptions(Optional.of(condition), since, partitions, force);
    }

    /** Only what changed after this version, which is {@link ExportManifest#version()} of an earlier export. */
    public PartitionOptions since(long version) {
        return new PartitionOptions(items, OptionalLong.of(version), partitions, force);
    }

    /** In so many files; by default the platform decides. */
    public PartitionOptions partitions(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("an export has at least 1 file, not " + count);
        }
        return new PartitionOptions(items, since, count, force);
    }

    /** Made anew, even if the platform has kept an earlier one. */
    public PartitionOptions force() {
        return new PartitionOptions(items, since, partitions, true);
    }

    ObjectNode body() {
        ObjectNode body = Trees.object()
                .put("mode", since.isPresent() ? "diff" : "full")
                .put("format", "ndjson")
                .put("force", force);
        if (partitions > 0) {
            body.put("partitionCount", partitions);
        }
        since.ifPresent(version -> body.put("fromVersion", version));
        items.ifPresent(condition -> body.putObject("filters")
                .putObject("itemsQuery")
                .set("filter", condition.query(Resource.ITEMS).path("filter")));
        return body;
    }
}
