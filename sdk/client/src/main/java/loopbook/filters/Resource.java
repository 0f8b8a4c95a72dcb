package loopbook.filters;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a query asks for. Each resource has its name on the wire, its page sizes, and conditions that it adds by itself. */
public enum Resource {
    /** Items of a dataset: by themselves only files that are not hidden. */
    ITEMS("items"),
    /** Annotations: by themselves of every type but {@code note}. */
    ANNOTATIONS("annotations"),
    /** Executions of services. */
    EXECUTIONS("executions", 100, 100),
    /** Packages: by themselves only those that are not global. */
    PACKAGES("packages"),
    /** Published packages of the marketplace. */
    DPKS("dpks", 100, 1000),
    /** Installed applications. */
    APPS("apps"),
    /** Services: by themselves only those that are not global. */
    SERVICES("services"),
    /** Triggers. */
    TRIGGERS("triggers"),
    /** Models. */
    MODELS("models"),
    /** Web hooks. */
    WEBHOOKS("webhooks"),
    /** Recipes. */
    RECIPES("recipe"),
    /** Projects: listed as a whole, not queried. */
    PROJECTS("projects"),
    /** Datasets. */
    DATASETS("datasets"),
    /** Ontologies. */
    ONTOLOGIES("ontology"),
    /** Commands: listed as a whole, not queried. */
    COMMANDS("commands"),
    /** Tasks. */
    TASKS("tasks"),
    /** Assignments: listed as a whole, not queried. */
    ASSIGNMENTS("assignments"),
    /** Pipelines. */
    PIPELINES("pipeline"),
    /** Runs of pipelines. */
    PIPELINE_EXECUTIONS("pipelineState", 100, 100),
    /** Compositions. */
    COMPOSITIONS("composition"),
    /** Feature vectors. */
    FEATURE_VECTORS("feature_vectors"),
    /** Feature sets. */
    FEATURE_SETS("feature_sets"),
    /** Organizations. */
    ORGANIZATIONS("organizations"),
    /** Members of a project or an organization: listed as a whole, not queried. */
    MEMBERS("members"),
    /** Groups of an organization: listed as a whole, not queried. */
    GROUPS("groups"),
    /** Integrations of an organization: listed as a whole, not queried. */
    INTEGRATIONS("integrations"),
    /** Storage drivers. */
    DRIVERS("drivers"),
    /** Settings. */
    SETTINGS("setting"),
    /** Executions on a resource. */
    RESOURCE_EXECUTIONS("resourceExecution"),
    /** Metrics. */
    METRICS("metrics"),
    /** Service drivers. */
    SERVICE_DRIVERS("serviceDrivers"),
    /** Computes. */
    COMPUTES("compute");

    private static final List<String> ALL_BUT_NOTE = List.of(
            "box",
            "cube",
            "cube_3d",
            "class",
            "comparison",
            "ellipse",
            "point",
            "segment",
            "polyline",
            "pose",
            "binary",
            "subtitle",
            "text_mark",
            "gis",
            "ref_semantic_3d",
            "polyline_3d",
            "text",
            "ref_image");

    private final String wire;
    private final int pageSize;
    private final int maxPageSize;

    Resource(String wire) {
        this(wire, 1000, 1000);
    }

    Resource(String wire, int pageSize, int maxPageSize) {
        this.wire = wire;
        this.pageSize = pageSize;
        this.maxPageSize = maxPageSize;
    }

    /** The name on the wire, such as {@code items} or {@code pipelineState}. */
    public String wire() {
        return wire;
    }

    /** Entries on a page when nothing else is said. */
    public int pageSize() {
        return pageSize;
    }

    /** The largest page that the platform gives. */
    public int maxPageSize() {
        return maxPageSize;
    }

    /** The conditions that a query on this resource holds by itself: fresh objects, in the wire's order. */
    List<ObjectNode> defaults() {
        List<ObjectNode> conditions = new ArrayList<>();
        if (this == ITEMS) {
            conditions.add(entry().put("hidden", false));
            conditions.add(entry().put("type", "file"));
        } else if (this == ANNOTATIONS) {
            ObjectNode types = entry();
            ALL_BUT_NOTE.forEach(types.putObject("type").putArray("$in")::add);
            conditions.add(types);
        } else if (this == SERVICES || this == PACKAGES) {
            ObjectNode notGlobal = entry();
            notGlobal.putObject("global").put("$ne", true);
            conditions.add(notGlobal);
        }
        return conditions;
    }

    /** Whether items and annotations: the two that can ask through each other. */
    boolean joins() {
        return this == ITEMS || this == ANNOTATIONS;
    }

    private static ObjectNode entry() {
        return JsonNodeFactory.instance.objectNode();
    }
}
