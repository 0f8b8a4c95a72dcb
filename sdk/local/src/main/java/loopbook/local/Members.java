package loopbook.local;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of a project: kept in its document, as the service shows them. */
final class Members {
    /** What somebody may be in a project. */
    static final List<String> OF_PROJECT = List.of("owner", "engineer", "annotator", "annotationManager");

    /** What somebody may be in an organization. */
    static final List<String> OF_ORG = List.of("owner", "admin", "member", "worker");

    private Members() {}

    static ObjectNode member(String email, String role, long now) {
        return member(email, role, OF_PROJECT, now);
    }

    static ObjectNode member(String email, String role, List<String> roles, long now) {
        if (email.indexOf('@') <= 0) {
            throw ApiError.badRequest("not an e-mail address: " + email);
        }
        ObjectNode member = AccountRoutes.user(email);
        member.put("id", email)
                .put("role", known(role, roles))
                .put("org", OrgRoutes.ID)
                .put("createdAt", now)
                .put("updatedAt", now);
        return member;
    }

    /** The role; a 400 if there is none of this name. */
    static String known(String role, List<String> roles) {
        if (!roles.contains(role)) {
            throw ApiError.badRequest("Unknown role '" + role + "', role must be one of: " + String.join(", ", roles));
        }
        return role;
    }

    static ArrayNode of(ObjectNode project) {
        return project.get("contributors") instanceof ArrayNode members ? members : project.putArray("contributors");
    }

    /** The place of this member in the list; -1 if he is none. */
    static int index(ArrayNode members, String email) {
        for (int i = 0; i < members.size(); i++) {
            JsonNode member = members.get(i);
            if (email.equals(Json.text(member, "email"))) {
                return i;
            }
        }
        return -1;
    }

    /** The role of the caller; whoever is on this machine may do everything, so a stranger counts as an owner. */
    static String role(ObjectNode project, String email) {
        ArrayNode members = of(project);
        int index = index(members, email);
        return index < 0 ? "owner" : members.get(index).path("role").asString("owner");
    }
}
