package loopbook.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** A project: datasets, recipes, and the people who work on them. */
public final class Project extends Entity {
    Project(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** Its name; several projects may share one. */
    public String name() {
        return text("name");
    }

    /** The e-mail address of who made it. */
    public String creator() {
        return text("creator");
    }

    /** Your role in it, such as {@code owner} or {@code engineer}; none where the platform does not say. */
    public Optional<String> role() {
        return find("role");
    }

    /** The name of the organization it belongs to. */
    public Optional<String> organization() {
        return find("org", "name");
    }

    /** When it was made. */
    public Instant createdAt() {
        return time("createdAt");
    }

    /** When it was last changed. */
    public Instant updatedAt() {
        return time("updatedAt");
    }

    /** The datasets of this project. */
    public Datasets datasets() {
        return new Datasets(dl(), Optional.of(id()));
    }

    /** The recipes of this project. */
    public Recipes recipes() {
        return new Recipes(dl(), Optional.of(id()), Optional.empty());
    }

    /** The ontologies of this project. */
    public Ontologies ontologies() {
        return new Ontologies(dl(), Optional.of(id()));
    }

    /** Changes what the lambda names, and nothing else: {@code PATCH /projects/{id}}. Nothing changed: no request. */
    public Project update(UnaryOperator<ProjectChange> change) {
        return dl().projects().update(this, change);
    }

    /** Deletes it with all that is in it: {@code DELETE /projects/{id}}. */
    public void delete() {
        dl().projects().delete(id());
    }

    /** It again, as it is now: {@code GET /projects/{id}}. */
    public Project refresh() {
        return dl().projects().byId(id());
    }

    @Override
    String caption() {
        return name();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("name", name());
        brief.put("id", id());
        role().ifPresent(role -> brief.put("role", role));
        return brief;
    }
}
