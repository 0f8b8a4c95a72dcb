package loopbook.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import loopbook.errors.AmbiguousName;
import loopbook.errors.NotFound;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The projects that this account can see. */
public final class Projects {
    private final Dataloop dl;
    private final Endpoint<Project> projects;

    Projects(Dataloop dl) {
        this.dl = dl;
        this.projects = new Endpoint<>(dl, "projects", "Project", Project::new);
    }

    /** The project with this name or id. {@link NotFound} names near misses, {@link AmbiguousName} the ids. */
    public Project get(String nameOrId) {
        return Names.isId(nameOrId) ? byId(nameOrId) : byName(nameOrId);
    }

    /** The project with this id: {@code GET /projects/{id}}. */
    public Project byId(String id) {
        return projects.byId(id);
    }

    /** The project of this name: {@code GET /projects/{name}/name}. */
    public Project byName(String name) {
        return Found.one("project", name, named(name), () -> all().map(Project::name));
    }

    /** As {@link #get}, but empty when there is none. */
    public Optional<Project> find(String nameOrId) {
        return Found.optional(
                () -> Names.isId(nameOrId) ? List.of(byId(nameOrId)) : named(nameOrId), "project", nameOrId);
    }

    /** Every project: {@code GET /projects}. */
    public Listing<Project> list() {
        return projects.list(Call.get("projects"), Resource.PROJECTS, false);
    }

    /** Makes a project: {@code POST /projects}, form-encoded. */
    public Project create(String name) {
        Call call = Call.post("projects").form(Map.of("name", Names.requireText(name, "the name of a project")));
        return projects.read(dl.transport().json(call));
    }

    /** Deletes this project with all that is in it, by name or id: {@code DELETE /projects/{id}}. */
    public void delete(String nameOrId) {
        projects.delete(Names.isId(nameOrId) ? nameOrId : byName(nameOrId).id());
    }

    /** Names that begin with these letters, in any case; for completion. Kept for some seconds. */
    public List<String> names(String prefix) {
        return dl.names().startingWith("projects", prefix, () -> all().map(Project::name));
    }

    Project update(Project project, UnaryOperator<ProjectChange> change) {
        ObjectNode difference = change.apply(ProjectChange.none()).edits().difference(project.raw());
        return difference.isEmpty() ? project : projects.patch(project.id(), difference, false);
    }

    private Stream<Project> all() {
        return list().stream();
    }

    /** A name with a slash spreads over several parts of the path, as the service has it. */
    private List<Project> named(String name) {
        List<String> path = new ArrayList<>(List.of("projects"));
        path.addAll(List.of(Names.requireText(name, "the name of a project").split("/", -1)));
        path.add("name");
        if (path.stream().anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
            // No address can hold such a name.
            return all().filter(project -> project.name().equals(name)).toList();
        }
        try {
            JsonNode answer = dl.transport().json(Call.get(path.toArray(String[]::new)));
            return Trees.rows(answer, "projects").stream().map(projects::read).toList();
        } catch (NotFound e) {
            // Some answer an unknown name so, others with an empty list.
            return List.of();
        }
    }
}
