package loopbook.client;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.filters.Resource;
import loopbook.http.Call;
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

    /** The id of the organization it belongs to. */
    public Optional<String> organizationId() {
        return find("org", "id");
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

    /** Conditions that this project keeps under names. */
    public SavedFilters filters() {
        return datasets().filters();
    }

    /** The recipes of this project. */
    public Recipes recipes() {
        return new Recipes(dl(), Optional.of(id()), Optional.empty());
    }

    /** The tasks of this project; they are made in a dataset: {@code dataset.tasks().create(…)}. */
    public Tasks tasks() {
        return new Tasks(dl(), Optional.of(id()), Optional.empty());
    }

    /** The assignments of this project. */
    public Assignments assignments() {
        return new Assignments(dl(), Optional.of(id()), Optional.empty(), Optional.empty());
    }

    /** The ontologies of this project. */
    public Ontologies ontologies() {
        return new Ontologies(dl(), Optional.of(id()));
    }

    /** The storage drivers of this project. */
    public Drivers drivers() {
        return new Drivers(dl(), Optional.of(id()));
    }

    /** The integrations of its organization. */
    public Integrations integrations() {
        return Integrations.of(this);
    }

    /** Everybody who works on it: {@code GET /projects/{id}/members}. */
    public Listing<User> listMembers() {
        return members().list(Call.get("projects", id(), "members"), Resource.MEMBERS, false);
    }

    /** Everybody with this role: {@code GET /projects/{id}/members}, chosen here, as the platform lists all of them. */
    public Listing<User> listMembers(MemberRole role) {
        return members().list(Call.get("projects", id(), "members"), Resource.MEMBERS, user -> user.path("role")
                .asString("")
                .equals(role.wire()));
    }

    private Endpoint<User> members() {
        return new Endpoint<>(dl(), "members", "Member", User::new);
    }

    /** Takes somebody in as {@link MemberRole#DEVELOPER}: {@code POST /projects/{id}/members/{email}}. */
    public User addMember(String email) {
        return addMember(email, MemberRole.DEVELOPER);
    }

    /** Takes somebody in: {@code POST /projects/{id}/members/{email}}. */
    public User addMember(String email, MemberRole role) {
        return member(Call.post("projects", id(), "members", email).json(role(role)), email);
    }

    /** Gives a member another role: {@code PATCH /projects/{id}/members/{email}}. */
    public User updateMember(String email, MemberRole role) {
        return member(Call.patch("projects", id(), "members", email).json(role(role)), email);
    }

    /** Takes a member out: {@code DELETE /projects/{id}/members/{email}}. Returns whom it was. */
    public User removeMember(String email) {
        return member(Call.delete("projects", id(), "members", email), email);
    }

    private static ObjectNode role(MemberRole role) {
        return Trees.object().put("role", role.wire());
    }

    private User member(Call call, String email) {
        return User.in(dl().transport().json(call), email, dl());
    }

    /** Makes it the one that {@code dl.projects().checkedOut()} gives in this working folder. No request. */
    public Project checkout() {
        dl().checkout().put(this);
        return this;
    }

    /** Opens its page in the browser; returns the address. No request to the service. */
    public URI openInWeb() {
        return dl().openInWeb("projects", id());
    }

    /** Sends a mail from your address in the name of the project: {@code POST /projects/{id}/mail}. */
    public void sendMail(String to, String title, String content) {
        dl().projects().sendMail(this, to, title, content);
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
