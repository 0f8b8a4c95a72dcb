package loopbook.local;

import loopbook.local.store.Entities;
import loopbook.local.store.Store;
import tools.jackson.databind.node.ArrayNode;

/** {@code /commands}: what was ordered to be done in the background. {@link Jobs} does it. */
final class CommandRoutes implements Routes {
    private final Store store;
    private final Jobs jobs;

    CommandRoutes(Store store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    @Override
    public void register(Router router) {
        router.on("GET", "/api/v1/commands", this::list)
                .on("GET", "/api/v1/commands/{id}", this::get)
                .on("POST", "/api/v1/commands/{id}/abort", this::abort);
    }

    private Reply list(Call call) {
        ArrayNode all = Json.array();
        store.read(tx -> Entities.all(tx, Job.KIND)).forEach(row -> all.add(Jobs.view(row, call.links())));
        return Reply.ok(all);
    }

    private Reply abort(Call call) {
        return Reply.ok(Jobs.view(jobs.abort(call.var("id"), call.user()), call.links()));
    }

    private Reply get(Call call) {
        return Reply.ok(Jobs.view(store.read(tx -> Jobs.find(tx, call.var("id"))), call.links()));
    }
}
