package loopbook.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import loopbook.errors.AmbiguousName;
import loopbook.errors.BadRequest;
import loopbook.errors.NotFound;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The projects that this account can see, or those of an organization. */
public final class Projects {
    private final Dataloop dl;
    private final Optional<String> organizationId;
    private final Endpoint<Project> projects;

    Projects(Dataloop dl) {
        this(dl, Optional.empty());
    }

    Projects(Dataloop dl, Optional<String> organizationId) {
        this.dl = dl;
        this.organizationId = organizationId;
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

    /** Every project: {@code GET /projects}; of an organization: {@code GET /orgs/{id}/projects}. */
    public Listing<Project> list() {
        Call call = organizationId.map(id -> Call.get("orgs", id, "projects")).orElseGet(() -> Call.get("projects"));
        return projects.list(call, Resource.PROJECTS, false);
    }

    /**
     * Checks out the project whose name or id holds this text, in the working folder: {@code GET /projects}, then
     * {@code .dataloop/state.json}. {@link AmbiguousName} where several do.
     */
    public Project checkout(String part) {
        Names.requireText(part, "the name or id of a project, or a part of it,");
        List<Project> all = list().toList();
        List<Project> found = all.stream()
                .filter(project -> project.name().contains(part) || project.id().contains(part))
                .toList();
        return Found.one("project", part, found, () -> all.stream().map(Project::name))
                .checkout();
    }

    /** The project that is checked out in the working folder, as it was then. No request. */
    public Project checkedOut() {
        return dl.checkout()
                .get("project")
                .map(projects::read)
                .orElseThrow(() -> new BadRequest("No checked-out Project was found. You must checkout to a project or"
                        + " provide an identifier in inputs"));
    }

    /** Opens the page of all projects in the browser; returns the address. No request to the service. */
    public URI openInWeb() {
        return dl.openInWeb("projects");
    }

    /** Opens the page of a project in the browser; returns the address. A name is looked up first. */
    public URI openInWeb(String nameOrId) {
        return dl.openInWeb(
                "projects", Names.isId(nameOrId) ? nameOrId : byName(nameOrId).id());
    }

    /** Sends a mail from your address: {@code POST /outbox}. */
    public void sendMail(String to, String title, String content) {
        sendMail(Call.post("outbox"), to, title, content);
    }

    void sendMail(Project project, String to, String title, String content) {
        sendMail(Call.post("projects", project.id(), "mail"), to, title, content);
    }

    private void sendMail(Call call, String to, String title, String content) {
        dl.transport()
                .json(call.json(Trees.object()
                        .put("to", to)
                        .put("from", dl.transport().email())
                        .put("subject", title)
                        .put("body", content)));
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
        Edits edits = change.apply(ProjectChange.none()).edits();
        ObjectNode difference = edits.difference(project.raw());
        return difference.isEmpty() ? project : projects.patch(project.id(), difference, edits.system());
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
