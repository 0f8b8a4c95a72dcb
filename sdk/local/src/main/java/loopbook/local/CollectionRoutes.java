package loopbook.local;

import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.node.ObjectNode;

/** {@code /datasets/{id}/items/collections}: named sets of items; and {@code /items/{id}/clone}. */
final class CollectionRoutes implements Routes {
    private static final String ALL = "/api/v1/datasets/{id}/items/collections";

    private final Store store;
    private final Jobs jobs;

    CollectionRoutes(Store store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
        jobs.on(CollectionWork.TYPE, new CollectionWork()).on(ItemCloneWork.TYPE, new ItemCloneWork());
    }

    @Override
    public void register(Router router) {
        router.on("GET", ALL, this::list)
                .on("POST", ALL, this::create)
                .on("POST", ALL + "/bulk-add", call -> assign(call, true))
                .on("POST", ALL + "/bulk-remove", call -> assign(call, false))
                .on("PATCH", ALL + "/{name}", this::rename)
                .on("DELETE", ALL + "/{name}", this::delete)
                .on("POST", "/api/v1/items/{id}/clone", this::copy)
                .on("POST", "/api/v1/datasets/{dataset}/items/{id}/clone", this::copy);
    }

    private Reply copy(Call call) {
        ObjectNode body = call.object();
        return jobs.order(call, ItemCloneWork.TYPE, tx -> ItemCloneWork.spec(tx, call, body));
    }

    private static Collections of(Tx tx, Call call) {
        return Collections.read(tx, DatasetRoutes.find(tx, call.var("id")).id());
    }

    private Reply list(Call call) {
        return store.read(tx -> Reply.ok(of(tx, call).view()));
    }

    private Reply create(Call call) {
        String name = Names.required(call.object(), "name", "collection");
        return store.write(tx -> written(tx, of(tx, call).with(name)));
    }

    private Reply rename(Call call) {
        String name = Names.required(call.object(), "name", "collection");
        return store.write(tx -> written(tx, of(tx, call).renamed(call.var("name"), name)));
    }

    private static Reply written(Tx tx, Collections collections) {
        collections.write(tx);
        return Reply.ok(collections.view());
    }

    private Reply assign(Call call, boolean member) {
        ObjectNode body = call.object();
        return jobs.order(call, CollectionWork.TYPE, tx -> CollectionWork.spec(tx, call, body, member));
    }

    private Reply delete(Call call) {
        return jobs.order(call, CollectionWork.TYPE, tx -> CollectionWork.dissolve(tx, call));
    }
}
