package loopbook.local;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import loopbook.local.dql.BadQuery;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Refused;
import loopbook.local.store.Store;
import loopbook.local.store.StoreFailed;
import loopbook.local.store.Tx;
import loopbook.local.store.Work;
import tools.jackson.databind.node.ObjectNode;

/**
 * Work in the background: ordered by a call, done by threads of this process, held by a lease that is renewed while they
 * live. When a process dies, another one that has the folder open, or the next one that opens it, takes its work over.
 */
final class Jobs implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(10);

    /** How long a call waits for the end of what it ordered: little work is done before anybody has to ask again. */
    private static final Duration MOMENT = Duration.ofMillis(400);

    private static final int THREADS = 2;
    private static final int MOST_TRIES = 5;
    private static final Duration LAST_STEP = Duration.ofSeconds(20);

    private final Store store;
    private final Duration lease;
    private final String owner = UUID.randomUUID().toString();
    private final Map<String, LongWork> works = new HashMap<>();
    private final Map<String, CountDownLatch> ours = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, Threads.named("loopbook-jobs"));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Threads.named("loopbook-jobs-clock"));
    private final List<Future<?>> regular = new CopyOnWriteArrayList<>();
    private volatile boolean closing;

    Jobs(Store store) {
        this(store, LEASE);
    }

    Jobs(Store store, Duration lease) {
        this.store = store;
        this.lease = lease;
    }

    /** Says what does the work of this type. */
    Jobs on(String type, LongWork work) {
        works.put(type, work);
        return this;
    }

    /** Begins to look for work that nobody does. */
    Jobs start() {
        long every = Math.max(1, lease.toMillis() / 4);
        regular.add(clock.scheduleWithFixedDelay(this::look, 0, every, TimeUnit.MILLISECONDS));
        return this;
    }

    /** Begins this now and again, besides what is ordered; it must be short, for leases are renewed by the same thread. */
    void every(Duration period, Runnable begin) {
        regular.add(clock.scheduleWithFixedDelay(begin, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * Orders work and answers its command, as it stands after a moment.
     *
     * @param spec checks the order and says what is to be done, in the transaction that keeps it
     */
    Reply order(Call call, String type, Work<ObjectNode> spec) {
        String id = store.write(tx -> {
            EntityRow row = ordered(tx, type, call, spec.run(tx));
            Entities.insert(tx, row);
            return row.id();
        });
        awaitAMoment(begin(id));
        return Reply.ok(view(store.read(tx -> find(tx, id)), call.links()));
    }

    private EntityRow ordered(Tx tx, String type, Call call, ObjectNode spec) {
        if (!works.containsKey(type)) {
            throw new IllegalStateException("nobody does work of type " + type);
        }
        Id id = tx.newId();
        ObjectNode doc = command(id, type, spec);
        doc.putObject(Job.WORK)
                .put("user", call.user())
                .put("base", call.links().base())
                .put("owner", owner)
                .put("until", System.currentTimeMillis() + lease.toMillis());
        return new EntityRow(Job.KIND, id.toString(), null, null, Job.OPEN, id.created(), Json.write(doc));
    }

    /** A new command as it is answered. */
    static ObjectNode command(Id id, String type, ObjectNode spec) {
        ObjectNode doc = Json.object()
                .put("id", id.toString())
                .put("type", type)
                .put("status", "created")
                .put("progress", 0)
                .putNull("error")
                .put("createdAt", id.created())
                .put("updatedAt", id.created());
        doc.set("spec", spec);
        return doc;
    }

    private CountDownLatch begin(String id) {
        CountDownLatch done = new CountDownLatch(1);
        ours.put(id, done);
        workers.execute(() -> {
            try {
                work(id);
            } finally {
                ours.remove(id);
                done.countDown();
            }
        });
        return done;
    }

    private static void awaitAMoment(CountDownLatch done) {
        try {
            // If it takes longer it goes on, and the caller asks again.
            done.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(String id) {
        Job job = new Job(store, store.read(tx -> find(tx, id)), owner, lease, () -> closing);
        LongWork work = works.get(job.type());
        if (work == null) {
            return;
        }
        try {
            work.run(job);
            job.done();
        } catch (Job.Stopped e) {
            // Whoever ended it has said so, and whoever took it over goes on.
            return;
        } catch (ApiError | BadQuery | Refused | StoreFailed | UncheckedIOException | IllegalStateException e) {
            fail(job, work, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            fail(job, work, "Internal error of the local platform, please report it: " + e);
        }
    }

    private void fail(Job job, LongWork work, String why) {
        if (closing) {
            return;
        }
        try {
            store.write(tx -> {
                job.end(tx, "failed", why);
                work.undo(tx, job);
                return true;
            });
        } catch (Job.Stopped e) {
            return;
        }
    }

    /** Ends a command without success, unless it has ended already; what was half made goes. */
    EntityRow abort(String id, String user) {
        return store.write(tx -> {
            EntityRow old = find(tx, id);
            if (!Job.OPEN.equals(old.name())) {
                return old;
            }
            String doer = Json.document(old.doc()).path(Job.WORK).path("owner").asString("");
            Job job = new Job(store, old, doer, lease, () -> false);
            job.end(tx, "aborted", "aborted by " + user);
            undo(tx, job);
            return find(tx, id);
        });
    }

    private void undo(Tx tx, Job job) {
        LongWork work = works.get(job.type());
        if (work != null) {
            work.undo(tx, job);
        }
    }

    static EntityRow find(Tx tx, String id) {
        return Entities.find(tx, Job.KIND, id).orElseThrow(() -> ApiError.notFound("command not found: " + id));
    }

    static ObjectNode view(EntityRow row, Links links) {
        ObjectNode doc = Json.document(row.doc());
        doc.remove(Job.WORK);
        return doc.put("url", links.of("commands", row.id()));
    }

    /** Renews our leases, and takes over what nobody does. */
    private void look() {
        try {
            for (String id : ours.keySet()) {
                renew(id);
            }
            for (String id : store.read(this::left)) {
                if (!ours.containsKey(id) && takeOver(id)) {
                    begin(id);
                }
            }
        } catch (RuntimeException e) {
            // Closed meanwhile, or the disk is in trouble: whoever calls gets to hear of it. The next look tries again.
            return;
        }
    }

    private void renew(String id) {
        // The time is taken inside: a lease reckoned before a long wait for the lock would have ended when it is kept.
        store.write(tx -> tx.update(
                "UPDATE entities SET doc = json_set(doc, '$.work.until', ?) WHERE kind = 'command' AND id = ?"
                        + " AND name = 'open' AND json_extract(doc, '$.work.owner') = ?",
                System.currentTimeMillis() + lease.toMillis(),
                id,
                owner));
    }

    private List<String> left(Tx tx) {
        return tx
                .all(
                        "SELECT id, json_extract(doc, '$.type') FROM entities WHERE kind = 'command' AND name = 'open'"
                                + " AND json_extract(doc, '$.work.until') < ? ORDER BY id",
                        List.of(System.currentTimeMillis()),
                        row -> works.containsKey(row.text(2)) ? row.text(1) : "")
                .stream()
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /** Makes it ours, if still nobody does it; work that ends its process again and again is given up. */
    private boolean takeOver(String id) {
        return store.write(tx -> {
            EntityRow row = find(tx, id);
            ObjectNode doc = Json.document(row.doc());
            ObjectNode work = Json.child(doc, Job.WORK);
            if (!Job.OPEN.equals(row.name()) || work.path("until").asLong(0) > System.currentTimeMillis()) {
                return false;
            }
            int tries = work.path(Job.TRIES).asInt(1) + 1;
            work.put("owner", owner).put(Job.TRIES, tries).put("until", System.currentTimeMillis() + lease.toMillis());
            EntityRow taken =
                    new EntityRow(Job.KIND, id, row.project(), row.dataset(), Job.OPEN, row.created(), Json.write(doc));
            Entities.update(tx, taken);
            if (tries <= MOST_TRIES) {
                return true;
            }
            Job job = new Job(store, taken, owner, lease, () -> false);
            job.end(
                    tx,
                    "failed",
                    "given up: " + MOST_TRIES
                            + " processes were killed or ended hard while they did this; order it again");
            undo(tx, job);
            return false;
        });
    }

    /** Ends our work behind its next step, and leaves the rest to others. */
    @Override
    public void close() {
        closing = true;
        clock.shutdownNow();
        regular.forEach(work -> work.cancel(false));
        workers.shutdown();
        try {
            clock.awaitTermination(1, TimeUnit.SECONDS);
            workers.awaitTermination(LAST_STEP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.write(tx -> tx.update(
                "UPDATE entities SET doc = json_set(doc, '$.work.until', 0,"
                        // An orderly end is no vain try.
                        + " '$.work.tries', coalesce(json_extract(doc, '$.work.tries'), 1) - 1) WHERE kind = 'command' AND name = 'open'"
                        + " AND json_extract(doc, '$.work.owner') = ?",
                owner));
    }
}
