package loopbook.client;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** What a new recipe is made of. Immutable; each method returns another one. */
public final class RecipeOptions {
    private final Optional<String> title;
    private final OntologyOptions ontology;
    private final List<String> ontologyIds;
    private final Optional<List<String>> projects;
    private final Optional<Path> instruction;

    private RecipeOptions(
            Optional<String> title,
            OntologyOptions ontology,
            List<String> ontologyIds,
            Optional<List<String>> projects,
            Optional<Path> instruction) {
        this.title = title;
        this.ontology = ontology;
        this.ontologyIds = ontologyIds;
        this.projects = projects;
        this.instruction = instruction;
    }

    static RecipeOptions standard() {
        return new RecipeOptions(
                Optional.empty(), OntologyOptions.standard(), List.of(), Optional.empty(), Optional.empty());
    }

    /** What it is called; by default {@code Default Recipe}, with the dataset's name in front if it is made for one. */
    public RecipeOptions title(String text) {
        return new RecipeOptions(
                Optional.of(Names.requireText(text, "the title of a recipe")),
                ontology,
                ontologyIds,
                projects,
                instruction);
    }

    /** What its new ontology is made of: labels, attributes. */
    public RecipeOptions ontology(UnaryOperator<OntologyOptions> options) {
        return new RecipeOptions(title, options.apply(ontology), ontologyIds, projects, instruction);
    }

    /** These labels in its new ontology. */
    public RecipeOptions labels(Label... labels) {
        return ontology(o -> o.labels(labels));
    }

    /** Ontologies that are there, instead of a new one. */
    public RecipeOptions ontologies(Ontology... those) {
        return new RecipeOptions(
                title, ontology, Arrays.stream(those).map(Entity::id).toList(), projects, instruction);
    }

    /** The projects that may use it; by default the one it is made in. */
    public RecipeOptions projects(Project... those) {
        List<String> ids = Arrays.stream(those).map(Entity::id).toList();
        return new RecipeOptions(title, ontology, ontologyIds, Optional.of(ids), instruction);
    }

    /** A PDF that tells annotators what to do: {@link Recipe#addInstruction}. */
    public RecipeOptions instruction(Path pdf) {
        return new RecipeOptions(title, ontology, ontologyIds, projects, Optional.of(pdf));
    }

    Optional<Path> instruction() {
        return instruction;
    }

    /** The ids of the ontologies that are there; empty where a new one is to be made. */
    List<String> ontologyIds() {
        return ontologyIds;
    }

    OntologyOptions newOntology(List<String> home) {
        return ontology.projectIds(home);
    }

    List<String> projectIds(Optional<String> home) {
        return projects.or(() -> home.map(List::of))
                .orElseThrow(() -> new IllegalStateException(
                        "Recipes belong to a project or a dataset: ask project.recipes() or dataset.recipes()"));
    }

    ObjectNode body(String otherwise, List<String> projectIds, List<String> ontologies) {
        ObjectNode body = Trees.object().put("title", title.orElse(otherwise));
        body.set("projectIds", Trees.texts(projectIds));
        body.set("ontologyIds", Trees.texts(ontologies));
        body.putObject("uiSettings").put("allowObjectIdAutoAssign", true).put("studioV2App", true);
        return body;
    }
}
