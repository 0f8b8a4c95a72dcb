package loopbook.local;

import java.util.List;
import java.util.function.BiFunction;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /orgs}: the one organization that a local platform has, its plan and its members. */
final class OrgRoutes implements Routes {
    static final String ID = "10ca1000-0000-4000-8000-000000000001";

    private static final String KIND = "org";
    private static final String NAME = "local";
    /** When everything here began that nobody made: 1 January 2024. Accounts tell time in milliseconds. */
    static final long BEGIN = 1_704_067_200_000L;

    private static final List<String> PLANS = List.of("premium", "freemium");
    private static final String ORG = "/api/v1/orgs/{id}";

    private final Store store;

    OrgRoutes(Store store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.on(
                        "GET",
                        "/api/v1/orgs",
                        call -> store.read(tx -> Reply.ok(Json.array().add(doc(tx)))))
                .on("GET", ORG, call -> store.read(tx -> Reply.ok(known(tx, call))))
                .on("PATCH", ORG + "/plan", this::plan)
                .on("GET", ORG + "/projects", this::projects)
                .on(
                        "GET",
                        ORG + "/groups",
                        call -> store.read(tx -> Reply.ok(known(tx, call).path("groups"))))
                .on("GET", ORG + "/members", call -> store.read(tx -> Reply.ok(members(known(tx, call)))))
                .on("POST", ORG + "/members", call -> change(call, this::invite))
                .on("PATCH", ORG + "/members", call -> change(call, this::update))
                .on("DELETE", ORG + "/members/{user}", call -> change(call, this::remove));
    }

    /** As it is stored; as it begins where nothing was changed yet. */
    static ObjectNode doc(Tx tx) {
        return Entities.find(tx, KIND, ID).map(row -> Json.document(row.doc())).orElseGet(OrgRoutes::beginning);
    }

    private static ObjectNode beginning() {
        ObjectNode org = Json.object().put("id", ID).put("name", NAME);
        org.put("plan", "freemium")
                .put("owner", LocalPlatform.USER)
                .put("creator", LocalPlatform.USER)
                .put("createdAt", BEGIN)
                .put("updatedAt", BEGIN);
        org.putArray("members").add(Members.member(LocalPlatform.USER, "owner", Members.OF_ORG, BEGIN));
        org.putArray("groups");
        org.putArray("integrations");
        org.putObject("account")
                .put("id", ID)
                .put("name", NAME)
                .put("owner", LocalPlatform.USER)
                .put("creator", LocalPlatform.USER)
                .put("org", ID)
                .put("createdAt", BEGIN)
                .put("updatedAt", BEGIN);
        return org;
    }

    private static ArrayNode members(ObjectNode org) {
        return (ArrayNode) org.get("members");
    }

    /** The organization that the call names, or the 404 that the service would answer. */
    static ObjectNode known(Tx tx, Call call) {
        if (!call.var("id").equals(ID)) {
            throw ApiError.notFound("org not found: " + call.var("id"));
        }
        return doc(tx);
    }

    private Reply change(Call call, BiFunction<ObjectNode, Call, JsonNode> work) {
        return store.write(tx -> {
            ObjectNode org = known(tx, call);
            JsonNode answer = work.apply(org, call);
            org.put("updatedAt", now());
            EntityRow row = new EntityRow(KIND, ID, null, null, NAME, Id.text(BEGIN), Json.write(org));
            if (Entities.find(tx, KIND, ID).isPresent()) {
                Entities.update(tx, row);
            } else {
                Entities.insert(tx, row);
            }
            return Reply.ok(answer);
        });
    }

    private Reply plan(Call call) {
        String plan = call.object().path("plan").asString("");
        if (!PLANS.contains(plan)) {
            throw ApiError.badRequest("Unknown plan '" + plan + "': " + String.join(" or ", PLANS));
        }
        return change(call, (org, same) -> org.put("plan", plan));
    }

    private JsonNode invite(ObjectNode org, Call call) {
        ObjectNode body = call.object();
        String role = Members.known(body.path("role").asString(""), Members.OF_ORG);
        if (!(body.get("emails") instanceof ArrayNode emails) || emails.isEmpty()) {
            throw ApiError.badRequest("emails must be a list of addresses");
        }
        ArrayNode invited = Json.array();
        for (JsonNode address : emails) {
            String email = address.asString("");
            if (Members.index(members(org), email) >= 0) {
                throw ApiError.badRequest(email + " is a member of the organization already");
            }
            ObjectNode member = Members.member(email, role, Members.OF_ORG, now());
            members(org).add(member);
            invited.add(invitation(member));
        }
        return invited;
    }

    private static ObjectNode invitation(ObjectNode member) {
        String email = member.path("email").asString("");
        return Json.object()
                .put("id", email)
                .put("member", email)
                .put("org", ID)
                .put("role", member.path("role").asString(""))
                .put("status", "active")
                .put("inviteEmail", email)
                .put("createdAt", member.path("createdAt").asLong())
                .put("updatedAt", member.path("updatedAt").asLong());
    }

    private JsonNode update(ObjectNode org, Call call) {
        ObjectNode body = call.object();
        ObjectNode member = member(org, body.path("email").asString(""));
        return member.put("role", Members.known(body.path("role").asString(""), Members.OF_ORG))
                .put("updatedAt", now());
    }

    private JsonNode remove(ObjectNode org, Call call) {
        ObjectNode member = member(org, call.var("user"));
        if (member.path("email").asString("").equals(org.path("owner").asString(""))) {
            throw ApiError.badRequest("the owner cannot leave the organization");
        }
        members(org).remove(Members.index(members(org), call.var("user")));
        return Json.object();
    }

    private static ObjectNode member(ObjectNode org, String email) {
        int index = Members.index(members(org), email);
        if (index < 0) {
            throw ApiError.notFound("not a member of the organization: " + email);
        }
        return (ObjectNode) members(org).get(index);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private Reply projects(Call call) {
        return store.read(tx -> {
            known(tx, call);
            return Reply.ok(ProjectRoutes.array(tx, Entities.all(tx, ProjectRoutes.KIND), call));
        });
    }
}
