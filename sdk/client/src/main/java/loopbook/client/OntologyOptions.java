package loopbook.client;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a new ontology is made of. Immutable; each method returns another one. */
public final class OntologyOptions {
    private final Optional<String> title;
    private final ArrayNode roots;
    private final List<String> attributes;
    private final Optional<List<String>> projects;

    private OntologyOptions(
            Optional<String> title, ArrayNode roots, List<String> attributes, Optional<List<String>> projects) {
        this.title = title;
        this.roots = roots;
        this.attributes = attributes;
        this.projects = projects;
    }

    static OntologyOptions standard() {
        return new OntologyOptions(Optional.empty(), Trees.array(), List.of(), Optional.empty());
    }

    /** What it is called; by default the platform names it. */
    public OntologyOptions title(String text) {
        return new OntologyOptions(
                Optional.of(Names.requireText(text, "the title of an ontology")), roots, attributes, projects);
    }

    /** These labels, besides those named before. */
    public OntologyOptions labels(Label... labels) {
        ArrayNode more = Trees.array();
        Label.nested(List.of(labels)).stream().map(Label::root).forEach(more::add);
        return roots(more);
    }

    /** Labels by name with their colours, {@code #rrggbb} or {@code rgb(r,g,b)}, besides those named before. */
    public OntologyOptions labels(Map<String, String> colors) {
        return roots(Ontologies.labelsToRoots(colors));
    }

    /** Labels in the form of the wire, see {@link Ontologies#labelsToRoots}, besides those named before. */
    public OntologyOptions roots(ArrayNode more) {
        return new OntologyOptions(title, roots.deepCopy().addAll(more), attributes, projects);
    }

    /** Attributes of the old kind: plain texts that any annotation may have. */
    public OntologyOptions attributes(String... texts) {
        return new OntologyOptions(title, roots, List.of(texts), projects);
    }

    /** The projects that may use it; by default the one it is made in. */
    public OntologyOptions projects(Project... those) {
        return projectIds(Arrays.stream(those).map(Project::id).toList());
    }

    OntologyOptions projectIds(List<String> ids) {
        return new OntologyOptions(title, roots, attributes, Optional.of(ids));
    }

    ObjectNode body(Optional<String> home) {
        List<String> ids = projects.or(() -> home.map(List::of))
                .orElseThrow(() -> new IllegalStateException(
                        "An ontology is made in a project: project.ontologies().create(…), or name it: o.projects(…)"));
        ObjectNode body = Trees.object();
        body.set("roots", roots.deepCopy());
        body.set("projectIds", Trees.texts(ids));
        JsonNode texts = Trees.texts(attributes);
        body.set("attributes", texts);
        title.ifPresent(text -> body.put("title", text));
        return body;
    }
}
