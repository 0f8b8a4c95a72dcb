package loopbook.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import loopbook.errors.NotFound;
import tools.jackson.databind.node.ObjectNode;

/** How items are to be annotated: ontologies, instructions, tools. */
public final class Recipe extends Entity {
    Recipe(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** What it is called. */
    public String title() {
        return text("title");
    }

    /** The ids of its projects. */
    public List<String> projectIds() {
        return Trees.strings(at("projectIds"));
    }

    /** The ids of its ontologies. */
    public List<String> ontologyIds() {
        return Trees.strings(at("ontologyIds"));
    }

    /** A copy of its metadata. */
    public ObjectNode metadata() {
        return object("metadata");
    }

    /** Its first ontology: {@code GET /ontologies/{id}}. {@link NotFound} if it has none. */
    public Ontology ontology() {
        String first = ontologyIds().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        this + " has no ontology; give it one: recipe.update(r -> r.ontologies(ontology))"));
        return dl().ontologies().byId(first);
    }

    /** Its ontologies. */
    public Ontologies ontologies() {
        return new Ontologies(dl(), projectIds().stream().findFirst(), Optional.of(this), Optional.empty());
    }

    /** The id of the collection template of this name; {@link NotFound} names those that there are. No request. */
    public String annotationTemplateId(String name) {
        List<ObjectNode> templates = Trees.objects(at("metadata", "system", "collectionTemplates"));
        return templates.stream()
                .filter(template -> template.path("name").asString("").equals(name))
                .map(template -> template.path("id").asString(""))
                .findFirst()
                .orElseThrow(() -> new NotFound("annotation template '" + name + "' not found"));
    }

    /**
     * A PDF that tells annotators what to do, kept in the {@link Datasets#binaries()} of each of its projects:
     * {@code PATCH /recipes/{id}?system=true}.
     */
    public Recipe addInstruction(Path pdf) {
        if (!String.valueOf(pdf.getFileName()).toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            throw new IllegalArgumentException("Instructions are a PDF, not " + pdf);
        }
        Recipe now = this;
        for (String project : projectIds()) {
            Item stored = dl().projects()
                    .byId(project)
                    .datasets()
                    .binaries()
                    .items()
                    .upload(pdf, o -> o.remotePath("/.dataloop/recipes/" + id() + "/instructions")
                            .remoteName(UUID.randomUUID() + ".pdf")
                            .overwrite());
            now = now.with("instructionDocument", stored);
        }
        return now;
    }

    /**
     * A file by which annotations are verified, kept in the {@link Datasets#binaries()} of its project; one of that name
     * is left alone unless it is to be overwritten.
     */
    public Item uploadAnnotationsVerificationFile(Path file, boolean overwrite) {
        String name = String.valueOf(file.getFileName());
        ObjectNode known = object("metadata", "system", "validationFile");
        if (!overwrite && known.path("name").asString("").equals(name)) {
            return dl().items().byId(known.path("itemId").asString(""));
        }
        String project = projectIds().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(this + " belongs to no project, so a file has no place"));
        Item stored = new Datasets(dl(), Optional.of(project))
                .binaries()
                .items()
                .upload(file, o -> o.remotePath("/.dataloop/recipes/" + id() + "/verification")
                        .overwrite());
        with("validationFile", stored);
        return stored;
    }

    private Recipe with(String key, Item stored) {
        ObjectNode file = Trees.object()
                .put("itemId", stored.id())
                .put("datasetId", stored.datasetId())
                .put("name", stored.name());
        return dl().recipes().send(this, Edits.NONE.set(file, "metadata", "system", key));
    }

    /** Changes what the lambda names, and nothing else: {@code PATCH /recipes/{id}}. Nothing changed: no request. */
    public Recipe update(UnaryOperator<RecipeChange> change) {
        return dl().recipes().update(this, change);
    }

    /** Another recipe like this one, with its own ontologies: {@code POST /recipes/{id}/clone}. */
    @Override
    public Recipe clone() {
        return dl().recipes().clone(id());
    }

    /** Its page in the web console, opened in the browser where there is one. */
    public URI openInWeb() {
        return dl().openInWeb("projects", projectIds().stream().findFirst().orElse(""), "recipes", id());
    }

    /** Deletes it: {@code DELETE /recipes/{id}}. The platform refuses while a dataset uses it. */
    public void delete() {
        dl().recipes().delete(id());
    }

    /** It again, as it is now: {@code GET /recipes/{id}}. */
    public Recipe refresh() {
        return dl().recipes().byId(id());
    }

    @Override
    String caption() {
        return title();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("title", title());
        brief.put("id", id());
        brief.put("ontologies", ontologyIds().size());
        return brief;
    }
}
