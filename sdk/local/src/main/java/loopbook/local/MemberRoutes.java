package loopbook.local;

import java.util.function.BiFunction;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /projects/{id}/members}: who works on a project, and as what. Kept, not enforced: this machine is yours. */
final class MemberRoutes implements Routes {
    private static final String ONE = "/api/v1/projects/{id}/members/{email}";

    private final Store store;

    MemberRoutes(Store store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.on("GET", "/api/v1/projects/{id}/members", this::list)
                .on("POST", "/api/v1/projects/{id}/members", this::addAll)
                .on("POST", ONE, call -> change(call, this::add))
                .on("PATCH", ONE, call -> change(call, this::update))
                .on("DELETE", ONE, call -> change(call, this::remove));
    }

    private Reply list(Call call) {
        return store.read(tx -> Reply.ok(
                Members.of(Json.document(ProjectRoutes.find(tx, call.var("id")).doc()))));
    }

    private Reply change(Call call, BiFunction<Call, ArrayNode, ObjectNode> work) {
        return store.write(tx -> {
            EntityRow project = ProjectRoutes.find(tx, call.var("id"));
            ObjectNode doc = Json.document(project.doc());
            ObjectNode member = work.apply(call, Members.of(doc));
            save(tx, project, doc);
            return Reply.ok(member);
        });
    }

    private static void save(Tx tx, EntityRow project, ObjectNode doc) {
        String text = Json.write(doc);
        Entities.update(
                tx,
                new EntityRow(
                        project.kind(),
                        project.id(),
                        project.project(),
                        null,
                        project.name(),
                        project.created(),
                        text));
    }

    /** Several at once: {@code {"role", "users": [address]}}; all of them or none. */
    private Reply addAll(Call call) {
        ObjectNode body = call.object();
        String role = body.path("role").asString("");
        return store.write(tx -> {
            EntityRow project = ProjectRoutes.find(tx, call.var("id"));
            ObjectNode doc = Json.document(project.doc());
            ArrayNode added = Json.array();
            for (JsonNode email : body.path("users")) {
                added.add(add(Members.of(doc), email.asString(""), role));
            }
            save(tx, project, doc);
            return Reply.ok(added);
        });
    }

    private ObjectNode add(Call call, ArrayNode members) {
        return add(members, call.var("email"), call.object().path("role").asString("engineer"));
    }

    private static ObjectNode add(ArrayNode members, String email, String role) {
        if (Members.index(members, email) >= 0) {
            throw ApiError.badRequest(email + " is a member of the project already");
        }
        ObjectNode member = Members.member(email, role, now());
        members.add(member);
        return member;
    }

    private ObjectNode update(Call call, ArrayNode members) {
        ObjectNode member = find(call, members);
        String role = call.object().path("role").asString("engineer");
        member.put("role", Members.known(role, Members.OF_PROJECT)).put("updatedAt", now());
        return member;
    }

    private ObjectNode remove(Call call, ArrayNode members) {
        ObjectNode member = find(call, members);
        members.remove(Members.index(members, call.var("email")));
        return member;
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private static ObjectNode find(Call call, ArrayNode members) {
        int index = Members.index(members, call.var("email"));
        if (index < 0) {
            throw ApiError.notFound("not a member of the project: " + call.var("email"));
        }
        return (ObjectNode) members.get(index);
    }
}
