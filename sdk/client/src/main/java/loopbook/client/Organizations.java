package loopbook.client;

import java.util.List;
import java.util.Optional;
import loopbook.errors.AmbiguousName;
import loopbook.errors.NotFound;
import loopbook.filters.Resource;
import loopbook.http.Call;

/** The organizations that this account belongs to. They are made on the platform's own pages. */
public final class Organizations {
    private final Dataloop dl;
    private final Endpoint<Organization> organizations;

    Organizations(Dataloop dl) {
        this.dl = dl;
        this.organizations = new Endpoint<>(dl, "orgs", "Organization", Organization::new);
    }

    /** The organization with this name or id. {@link NotFound} names near misses, {@link AmbiguousName} the ids. */
    public Organization get(String nameOrId) {
        return Names.isId(nameOrId) ? byId(nameOrId) : byName(nameOrId);
    }

    /** The organization with this id: {@code GET /orgs/{id}}. */
    public Organization byId(String id) {
        return organizations.byId(id);
    }

    /** The organization of exactly this name: {@code GET /orgs}. */
    public Organization byName(String name) {
        Names.requireText(name, "the name of an organization");
        List<Organization> all = list().toList();
        return Found.one(
                "organization", name, named(all, name), () -> all.stream().map(Organization::name));
    }

    /** As {@link #get}, but empty when there is none. */
    public Optional<Organization> find(String nameOrId) {
        return Found.optional(
                () -> Names.isId(nameOrId) ? List.of(byId(nameOrId)) : named(list().toList(), nameOrId),
                "organization",
                nameOrId);
    }

    private static List<Organization> named(List<Organization> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).toList();
    }

    /** Every organization: {@code GET /orgs}. */
    public Listing<Organization> list() {
        return organizations.list(Call.get("orgs"), Resource.ORGANIZATIONS, false);
    }

    /** Names that begin with these letters, in any case; for completion. Kept for some seconds. */
    public List<String> names(String prefix) {
        return dl.names()
                .startingWith("organizations", prefix, () -> list().stream().map(Organization::name));
    }
}
