package loopbook.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a merged dataset takes along: by default everything. Immutable; each method returns another one. */
public final class MergeOptions {
    private final Carried carried;
    private final Optional<JsonNode> projects;
    private final boolean asynced;

    private MergeOptions(Carried carried, Optional<JsonNode> projects, boolean asynced) {
        this.carried = carried;
        this.projects = projects;
        this.asynced = asynced;
    }

    static MergeOptions standard() {
        return new MergeOptions(Carried.ALL, Optional.empty(), true);
    }

    /** Whether the annotations come along; by default they do. */
    public MergeOptions annotations(boolean wanted) {
        return new MergeOptions(carried.annotations(wanted), projects, asynced);
    }

    /** Whether the items' metadata come along; by default they do. */
    public MergeOptions metadata(boolean wanted) {
        return new MergeOptions(carried.metadata(wanted), projects, asynced);
    }

    /** Whether the status of annotations in tasks comes along; by default it does. */
    public MergeOptions taskStatus(boolean wanted) {
        return new MergeOptions(carried.status(wanted), projects, asynced);
    }

    /** The project that the new dataset belongs to; by default the one whose datasets are merged. */
    public MergeOptions project(Project project) {
        return new MergeOptions(carried, Optional.of(Trees.node(project.id())), asynced);
    }

    /** The projects that share the new dataset. */
    public MergeOptions projects(Project... projects) {
        List<String> ids = Arrays.stream(projects).map(Project::id).toList();
        return new MergeOptions(carried, Optional.of(Trees.texts(ids)), asynced);
    }

    /** The wire's {@code asynced}: the reference says there whether somebody waits. By default true. */
    public MergeOptions asynced(boolean wanted) {
        return new MergeOptions(carried, projects, wanted);
    }

    ObjectNode body(String name, List<Dataset> datasets, Optional<String> project) {
        ObjectNode body = Trees.object().put("name", Names.requireText(name, "the name of a merged dataset"));
        body.set("datasetsIds", Trees.texts(datasets.stream().map(Dataset::id).toList()));
        JsonNode home = projects.or(() -> project.map(Trees::node))
                .orElseThrow(() -> new IllegalStateException("Say which project the merged dataset belongs to:"
                        + " project.datasets().merge(…), or merge(…, o -> o.project(project))"));
        body.set("projectIds", home);
        body.set("mergeDatasetParams", carried.json());
        return body.put("asynced", asynced);
    }
}
