package loopbook.local;

import tools.jackson.databind.node.ObjectNode;

/** {@code /orgs}: the one organization that a local platform has. */
final class OrgRoutes implements Routes {
    static final String ID = "10ca1000-0000-4000-8000-000000000001";

    private static final String NAME = "local";
    private static final String BEGIN = "2024-01-01T00:00:00.000Z";

    private final loopbook.local.store.Store store;

    OrgRoutes(loopbook.local.store.Store store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.on("GET", "/api/v1/orgs", call -> Reply.ok(Json.array().add(org())))
                .on("GET", "/api/v1/orgs/{id}", call -> Reply.ok(known(call)))
                .on("GET", "/api/v1/orgs/{id}/projects", this::projects);
    }

    static ObjectNode brief() {
        return Json.object().put("id", ID).put("name", NAME).putNull("logoUrl");
    }

    private static ObjectNode org() {
        ObjectNode org = brief();
        org.put("plan", "freemium")
                .put("owner", LocalPlatform.USER)
                .put("creator", LocalPlatform.USER)
                .put("createdAt", BEGIN)
                .put("updatedAt", BEGIN);
        org.putArray("members");
        org.putArray("groups");
        org.putObject("account").put("id", ID).put("name", NAME);
        return org;
    }

    private static ObjectNode known(Call call) {
        if (!call.var("id").equals(ID)) {
            throw ApiError.notFound("org not found: " + call.var("id"));
        }
        return org();
    }

    private Reply projects(Call call) {
        known(call);
        return Reply.ok(
                ProjectRoutes.array(store.read(tx -> loopbook.local.store.Entities.all(tx, ProjectRoutes.KIND)), call));
    }
}
