package loopbook.local;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import loopbook.local.store.Store;
import loopbook.local.store.StoreFailed;

/** A platform that serves: its store, its tokens, its server. */
final class Running {
    private final Store store;
    private final Tokens tokens;
    private final Faults faults;
    private final Jobs jobs;
    private final Web web;

    private Running(Store store, Tokens tokens, Faults faults, Jobs jobs, Web web) {
        this.store = store;
        this.tokens = tokens;
        this.faults = faults;
        this.jobs = jobs;
        this.web = web;
    }

    /** Half of a cold start is the loading of classes: those of the server and of JSON while the store opens its file. */
    static Running start(Path folder, int port) {
        CompletableFuture<Web.Served> served = new CompletableFuture<>();
        CompletableFuture<Web> web = Threads.later("loopbook-platform-web", () -> Web.start(served, port));
        Threads.make(Running::warmUp, "loopbook-platform-warm-up").start();
        try {
            return start(Store.open(folder), served, web);
        } catch (RuntimeException | Error e) {
            served.completeExceptionally(e);
            var unused = web.thenAccept(Web::stop);
            throw e;
        }
    }

    private static Running start(Store store, CompletableFuture<Web.Served> served, CompletableFuture<Web> web) {
        try {
            Tokens tokens = new Tokens(store.secret());
            Faults faults = new Faults();
            Jobs jobs = new Jobs(store);
            jobs.every(Duration.ofHours(1), () -> startSweep(store));
            served.complete(new Web.Served(router(store, tokens, jobs), tokens, faults));
            Running running = new Running(store, tokens, faults, jobs, Threads.result(web));
            jobs.start();
            startSweep(store);
            return running;
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    private static void warmUp() {
        Tokens trial = new Tokens(new byte[] {1});
        trial.user(trial.issue(LocalPlatform.USER, Tokens.SESSION));
    }

    private static void startSweep(Store store) {
        Threads.make(() -> sweep(store), "loopbook-platform-sweep").start();
    }

    private static void sweep(Store store) {
        try {
            boolean more = true;
            while (more) {
                more = store.write(Housekeeping::piece);
            }
            store.sweep();
        } catch (StoreFailed | UncheckedIOException | IllegalStateException e) {
            // Only housekeeping, and perhaps the platform was closed meanwhile: the next one tries again, and whoever
            // meets the same trouble in a call gets to hear of it.
            return;
        }
    }

    private static Router router(Store store, Tokens tokens, Jobs jobs) {
        Router router = new Router();
        for (Routes routes : List.of(
                new AccountRoutes(tokens),
                new OrgRoutes(store),
                new IntegrationRoutes(store),
                new DriverRoutes(store, jobs),
                new ProjectRoutes(store, jobs),
                new MemberRoutes(store),
                new DatasetRoutes(store, jobs),
                new CountRoutes(store),
                new SchemaRoutes(store, jobs),
                new UploadRoutes(store),
                new ImportRoutes(store),
                new CollectionRoutes(store, jobs),
                new ItemRoutes(store),
                new StreamRoutes(store),
                new QueryRoutes(store),
                new AnnotationRoutes(store),
                new RecipeRoutes(store),
                new OntologyRoutes(store),
                new TaskRoutes(store, jobs),
                new AssignmentRoutes(store, jobs),
                new StatusRoutes(store),
                new ScoreRoutes(store),
                new CommandRoutes(store, jobs),
                new PageRoutes(store, tokens))) {
            routes.register(router);
        }
        return router;
    }

    Tokens tokens() {
        return tokens;
    }

    Faults faults() {
        return faults;
    }

    Path folder() {
        return store.folder();
    }

    int port() {
        return web.port();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + web.port() + Web.BASE);
    }

    void stop() {
        try {
            web.stop();
        } finally {
            stopWork();
        }
    }

    private void stopWork() {
        try {
            jobs.close();
        } finally {
            store.close();
        }
    }
}
