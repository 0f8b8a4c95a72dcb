package loopbook.local.dql;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be asked for: its name on the wire, where it is kept, which of its fields are columns. */
public enum Resource {
    ITEMS("items", "items", ""),
    ANNOTATIONS("annotations", "annotations", ""),
    PROJECTS("projects", "entities", "project"),
    DATASETS("datasets", "entities", "dataset"),
    RECIPES("recipe", "entities", "recipe"),
    ONTOLOGIES("ontology", "entities", "ontology"),
    TASKS("tasks", "entities", "task"),
    ASSIGNMENTS("assignments", "entities", "assignment"),
    COMMANDS("commands", "entities", "command"),
    EXECUTIONS("executions", "entities", "execution"),
    PACKAGES("packages", "entities", "package"),
    DPKS("dpks", "entities", "dpk"),
    APPS("apps", "entities", "app"),
    SERVICES("services", "entities", "service"),
    TRIGGERS("triggers", "entities", "trigger"),
    MODELS("models", "entities", "model"),
    WEBHOOKS("webhooks", "entities", "webhook"),
    PIPELINES("pipeline", "entities", "pipeline"),
    PIPELINE_STATES("pipelineState", "entities", "pipelineState"),
    COMPOSITIONS("composition", "entities", "composition"),
    FEATURE_VECTORS("feature_vectors", "entities", "featureVector"),
    FEATURE_SETS("feature_sets", "entities", "featureSet"),
    ORGANIZATIONS("organizations", "entities", "organization"),
    DRIVERS("drivers", "entities", "driver"),
    SETTINGS("setting", "entities", "setting"),
    RESOURCE_EXECUTIONS("resourceExecution", "entities", "resourceExecution"),
    METRICS("metrics", "entities", "metric"),
    SERVICE_DRIVERS("serviceDrivers", "entities", "serviceDriver"),
    COMPUTE("compute", "entities", "compute");

    private final String wire;
    private final String table;
    private final String kind;

    Resource(String wire, String table, String kind) {
        this.wire = wire;
        this.table = table;
        this.kind = kind;
    }

    /** The resource of this name on the wire; an unknown one is a {@link BadQuery} that lists the known ones. */
    public static Resource of(String wire) {
        return Arrays.stream(values())
                .filter(resource -> resource.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new BadQuery("unknown resource \"" + wire + "\"; known are " + known()));
    }

    /** Its name in queries. */
    public String wire() {
        return wire;
    }

    /** The kind under which the store keeps it; empty for items and annotations, which have tables of their own. */
    public String kind() {
        return kind;
    }

    /** The table it is kept in. */
    public String table() {
        return table;
    }

    int defaultPageSize() {
        return this == EXECUTIONS || this == PIPELINE_STATES || this == DPKS ? 100 : 1000;
    }

    private static String known() {
        return Arrays.stream(values()).map(Resource::wire).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
