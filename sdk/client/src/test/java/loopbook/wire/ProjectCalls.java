package loopbook.wire;

import java.util.List;
import loopbook.client.Bound;
import loopbook.client.MemberRole;
import loopbook.client.Project;
import loopbook.client.Projects;
import loopbook.client.User;
import tools.jackson.databind.JsonNode;

/** {@code projects}. */
final class ProjectCalls {
    private ProjectCalls() {}

    static void in(Calls calls) {
        calls.add("projects.create", c -> {
            Project made = c.dl().projects().create(c.text("projectName"));
            return c.flag("checkout") ? made.checkout() : made;
        });
        calls.add("projects.get", ProjectCalls::get);
        calls.add("projects.list", c -> bound(c).list().toList());
        calls.add("projects.checkout project.checkout", ProjectCalls::checkout);
        calls.add("projects.update project.update", ProjectCalls::update);
        calls.add("projects.delete", c -> {
            OrganizationCalls.sure(c);
            if (c.has("projectId")) {
                held(c).delete();
            } else {
                c.dl().projects().delete(c.text("projectName"));
            }
            return true;
        });
        calls.add("project.delete", c -> {
            OrganizationCalls.sure(c);
            held(c).delete();
            return true;
        });
        calls.add("projects.open_in_web project.open_in_web", ProjectCalls::open);
        members(calls);
        calls.add("projects._send_mail", c -> {
            if (c.has("projectId")) {
                held(c).sendMail(c.text("sendTo"), c.text("title"), c.text("content"));
            } else {
                c.dl().projects().sendMail(c.text("sendTo"), c.text("title"), c.text("content"));
            }
            return true;
        });
    }

    private static void members(Calls calls) {
        calls.add("projects.add_member project.add_member", c -> held(c).addMember(c.text("email"), role(c))
                .json());
        calls.add("projects.update_member project.update_member", c -> held(c).updateMember(c.text("email"), role(c))
                .json());
        calls.add("projects.remove_member project.remove_member", c -> held(c).removeMember(c.text("email"))
                .json());
        calls.add("projects.list_members project.list_members", ProjectCalls::list);
    }

    private static List<User> list(Case c) {
        return c.has("role")
                ? held(c).listMembers(MemberRole.of(c.text("role"))).toList()
                : held(c).listMembers().toList();
    }

    private static MemberRole role(Case c) {
        return MemberRole.of(c.arg("role").asString("engineer"));
    }

    /** The projects of an organization, if they are bound to one. */
    private static Projects bound(Case c) {
        String organization = c.context("organization");
        return organization.isEmpty()
                ? c.dl().projects()
                : Bound.organization(c.held("organization", organization), c.dl())
                        .projects();
    }

    private static Project held(Case c) {
        return Bound.project(c.has("project") ? c.held("project") : c.held("project", c.text("projectId")), c.dl());
    }

    private static Project get(Case c) {
        if (c.has("fetch") && !c.flag("fetch")) {
            throw new UnsupportedOperationException("nothing is made of an id alone");
        }
        Project found = c.has("projectId")
                ? c.dl().projects().byId(c.text("projectId"))
                : c.has("projectName")
                        ? c.dl().projects().byName(c.text("projectName"))
                        : c.dl().projects().checkedOut();
        return c.flag("checkout") ? found.checkout() : found;
    }

    private static Project checkout(Case c) {
        if (c.has("project")) {
            return held(c).checkout();
        }
        if (c.has("projectName") || c.has("projectId")) {
            return get(c).checkout();
        }
        return c.dl().projects().checkout(c.text("identifier"));
    }

    private static Project update(Case c) {
        return held(c).update(o -> {
            var change = o;
            for (var field : c.arg("set").properties()) {
                JsonNode value = field.getValue();
                change = change.set(field.getKey(), value.isNull() ? null : value);
            }
            return c.flag("systemMetadata") ? change.systemMetadata() : change;
        });
    }

    private static Opened open(Case c) {
        if (c.has("project")) {
            return new Opened(held(c).openInWeb());
        }
        if (c.has("projectId") || c.has("projectName")) {
            return new Opened(
                    c.dl().projects().openInWeb(c.has("projectId") ? c.text("projectId") : c.text("projectName")));
        }
        return new Opened(c.dl().projects().openInWeb());
    }
}
