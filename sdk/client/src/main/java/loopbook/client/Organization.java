package loopbook.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An organization: people, projects, and the integrations by which the platform reaches storage elsewhere. */
public final class Organization extends Entity {
    private static final int PATIENCE = 200;

    Organization(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** Its name. */
    public String name() {
        return text("name");
    }

    /** The wire's word for what it pays for: {@code premium} or {@code freemium}. */
    public String plan() {
        return text("plan");
    }

    /** The address of who owns it. */
    public String owner() {
        return at("owner").isObject() ? text("owner", "email") : text("owner");
    }

    /** When it was made. */
    public Instant createdAt() {
        return time("createdAt");
    }

    /** Its projects: {@code GET /orgs/{id}/projects}. */
    public Projects projects() {
        return new Projects(dl(), java.util.Optional.of(id()));
    }

    /** Its integrations. */
    public Integrations integrations() {
        return Integrations.of(dl(), id());
    }

    /** Pays for this plan from now on: {@code PATCH /orgs/{id}/plan}. */
    public Organization update(OrganizationPlan plan) {
        JsonNode answer = dl().transport()
                .json(Call.patch("orgs", id(), "plan").json(Trees.object().put("plan", plan.wire())));
        boolean whole = answer instanceof ObjectNode && answer.has("id");
        return new Organization(whole ? (ObjectNode) answer : json().put("plan", plan.wire()), dl());
    }

    /** Its groups of people: {@code GET /orgs/{id}/groups}. */
    public Listing<Group> listGroups() {
        return new Endpoint<>(dl(), "groups", "Group", Group::new)
                .list(Call.get("orgs", id(), "groups"), Resource.GROUPS, false);
    }

    /** Its integrations: {@code GET /orgs/{id}/integrations}. */
    public Listing<Integration> listIntegrations() {
        return integrations().list();
    }

    /** The kinds of integration that can be made here: {@code GET /orgs/{id}/availableIntegrations}. */
    public List<ObjectNode> listAvailableIntegrations() {
        return integrations().listAvailable();
    }

    /** Everybody in it: {@code GET /orgs/{id}/members}. */
    public Listing<User> listMembers() {
        return members().list(Call.get("orgs", id(), "members"), Resource.MEMBERS, false);
    }

    /** Everybody with this role: {@code GET /orgs/{id}/members}, chosen here, as the platform lists all of them. */
    public Listing<User> listMembers(MemberOrgRole role) {
        return members().list(Call.get("orgs", id(), "members"), Resource.MEMBERS, user -> user.path("role")
                .asString("")
                .equals(role.wire()));
    }

    private Endpoint<User> members() {
        return new Endpoint<>(dl(), "members", "Member", User::new);
    }

    /** Invites somebody as {@link MemberOrgRole#MEMBER}: {@code POST /orgs/{id}/members}. */
    public void addMember(String email) {
        addMembers(List.of(email), MemberOrgRole.MEMBER);
    }

    /** Invites somebody: {@code POST /orgs/{id}/members}. */
    public void addMember(String email, MemberOrgRole role) {
        addMembers(List.of(email), role);
    }

    /** Invites several at once: {@code POST /orgs/{id}/members}. */
    public void addMembers(List<String> emails, MemberOrgRole role) {
        if (emails.isEmpty()) {
            throw new IllegalArgumentException("nobody to add to " + name());
        }
        ObjectNode body = Trees.object();
        body.set("emails", Trees.texts(emails));
        dl().transport().json(Call.post("orgs", id(), "members").json(body.put("role", role.wire())));
    }

    /** Gives a member another role: {@code PATCH /orgs/{id}/members}. */
    public User updateMember(String email, MemberOrgRole role) {
        ObjectNode body = Trees.object().put("role", role.wire()).put("email", Names.requireText(email, "the address"));
        return User.in(dl().transport().json(Call.patch("orgs", id(), "members").json(body)), email, dl());
    }

    /** Takes somebody out: {@code DELETE /orgs/{id}/members/{userId}}. */
    public void deleteMember(String userId) {
        dl().transport().json(Call.delete("orgs", id(), "members", Names.requireText(userId, "the id of a user")));
    }

    /**
     * Makes or takes away the file cache of its services: {@code POST /services/fs-cache} and {@code /services/cache}.
     * Making it waits until the file store is ready.
     */
    public void cacheAction(CacheAction action, PodType podType) {
        if (action == CacheAction.APPLY) {
            cache("fs-cache", "apply-filestore", podType);
            awaitFileStore(podType);
        }
        cache("fs-cache", action.wire(), podType);
        cache("cache", action.wire(), podType);
    }

    private void awaitFileStore(PodType podType) {
        for (int look = 0; look < PATIENCE; look++) {
            if (cache("fs-cache", "get", podType).path("state").asString("").equals("READY")) {
                return;
            }
            dl().pause(Duration.ofSeconds(1L << Math.min(look, 3)));
        }
        throw new loopbook.errors.LoopbookException(
                "The file store of " + name() + " did not become ready; it may do so later: cacheAction again");
    }

    private JsonNode cache(String what, String mode, PodType podType) {
        ObjectNode body = Trees.object();
        body.putObject("org").put("name", name()).put("id", id());
        body.putObject("runner").put("podType", podType.wire());
        return dl().transport()
                .json(Call.post("services", what).query("mode", mode).json(body));
    }

    /** Opens the page of its members in the browser; returns the address. */
    public URI openInWeb() {
        return dl().openInWeb("iam", id(), "members");
    }

    /** It again, as it is now: {@code GET /orgs/{id}}. */
    public Organization refresh() {
        return dl().organizations().byId(id());
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
        brief.put("plan", plan());
        return brief;
    }
}
