package loopbook.local;

import java.util.function.BiFunction;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Store;
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
            Entities.update(
                    tx,
                    new EntityRow(
                            project.kind(),
                            project.id(),
                            project.project(),
                            null,
                            project.name(),
                            project.created(),
                            Json.write(doc)));
            return Reply.ok(member);
        });
    }

    private ObjectNode add(Call call, ArrayNode members) {
        String email = call.var("email");
        if (Members.index(members, email) >= 0) {
            throw ApiError.badRequest(email + " is a member of the project already");
        }
        String role = call.object().path("role").asString("engineer");
        ObjectNode member = Members.member(email, role, now());
        members.add(member);
        return member;
    }

    private ObjectNode update(Call call, ArrayNode members) {
        ObjectNode member = find(call, members);
        String role = call.object().path("role").asString("engineer");
        member.put("role", Members.known(role)).put("updatedAt", now());
        return member;
    }

    private ObjectNode remove(Call call, ArrayNode members) {
        ObjectNode member = find(call, members);
        members.remove(Members.index(members, call.var("email")));
        return member;
    }

    private static String now() {
        return Id.text(System.currentTimeMillis());
    }

    private static ObjectNode find(Call call, ArrayNode members) {
        int index = Members.index(members, call.var("email"));
        if (index < 0) {
            throw ApiError.notFound("not a member of the project: " + call.var("email"));
        }
        return (ObjectNode) members.get(index);
    }
}
