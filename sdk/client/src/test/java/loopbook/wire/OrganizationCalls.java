package loopbook.wire;

import java.util.List;
import loopbook.client.Bound;
import loopbook.client.CacheAction;
import loopbook.client.Entity;
import loopbook.client.MemberOrgRole;
import loopbook.client.Organization;
import loopbook.client.OrganizationPlan;
import loopbook.client.PodType;
import loopbook.client.User;
import loopbook.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code organizations}. */
final class OrganizationCalls {
    private OrganizationCalls() {}

    static void in(Calls calls) {
        calls.add("organizations.create", c -> {
            throw new IllegalArgumentException("organizations are made on the platform's own pages");
        });
        calls.add("organizations.get", c -> python(identified(c)));
        calls.add("organizations.list", c -> c.dl().organizations().list().stream()
                .map(OrganizationCalls::python)
                .toList());
        calls.add(
                "organizations.update organization.update",
                c -> python(identified(c).update(OrganizationPlan.of(c.text("plan")))));
        calls.add(
                "organizations.list_groups organization.list_groups",
                c -> json(identified(c).listGroups()));
        calls.add(
                "organizations.list_integrations",
                c -> c.flag("onlyAvailable")
                        ? array(identified(c).listAvailableIntegrations())
                        : json(identified(c).listIntegrations()));
        calls.add("organizations.list_members organization.list_members", OrganizationCalls::members);
        calls.add("organizations.add_member organization.add_member", OrganizationCalls::add);
        calls.add("organizations.update_member organization.update_member", c -> identified(c)
                .updateMember(c.text("email"), MemberOrgRole.of(role(c)))
                .json());
        calls.add("organizations.delete_member organization.delete_member", c -> {
            sure(c);
            identified(c).deleteMember(c.text("userId"));
            return true;
        });
        calls.add("organizations.cache_action organization.cache_action", c -> {
            identified(c)
                    .cacheAction(
                            CacheAction.of(c.arg("mode").asString("apply")),
                            PodType.of(c.arg("podType").asString("small")));
            return true;
        });
        calls.add("organization.open_in_web", c -> new Opened(identified(c).openInWeb()));
    }

    /** Who is meant: in hand, by id, by name. */
    static Organization identified(Case c) {
        if (c.has("organization") || !c.context("organization").isEmpty()) {
            return Bound.organization(c.held("organization"), c.dl());
        }
        if (c.has("organizationId")) {
            return c.dl().organizations().byId(c.text("organizationId"));
        }
        return c.dl().organizations().byName(c.text("organizationName"));
    }

    private static String role(Case c) {
        return c.arg("role").asString("member");
    }

    private static List<User> members(Case c) {
        Organization organization = identified(c);
        return c.has("role")
                ? organization.listMembers(MemberOrgRole.of(c.text("role"))).toList()
                : organization.listMembers().toList();
    }

    private static boolean add(Case c) {
        identified(c).addMembers(c.texts("email"), MemberOrgRole.of(role(c)));
        return true;
    }

    /** There is no deleting without meaning it: it is not called then. */
    static void sure(Case c) {
        if (!c.flag("sure") || !c.flag("really")) {
            throw new IllegalArgumentException("naming it is the confirmation");
        }
    }

    /** The Python SDK shows the account a second time, in a list. */
    private static ObjectNode python(Organization organization) {
        ObjectNode json = organization.json();
        json.putArray("accounts").add(json.path("account"));
        return json;
    }

    /** As plain JSON. */
    static JsonNode json(Iterable<? extends Entity> entities) {
        var array = Json.array();
        entities.forEach(entity -> array.add(entity.json()));
        return array;
    }

    static JsonNode array(List<ObjectNode> rows) {
        var array = Json.array();
        rows.forEach(array::add);
        return array;
    }
}
