package loopbook.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import loopbook.local.store.Work;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Work in the background that this process is doing: what was asked, what came of it, how far it is. */
final class Job {
    /** This process is not to go on: the work was aborted, somebody else has it, or the platform closes. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(String why) {
            super(why, null, false, false);
        }
    }

    static final String KIND = "command";

    /** The field of a stored command that callers do not see: who ordered it, who does it, how far it is. */
    static final String WORK = "work";

    /** Below {@link #WORK}: how many processes have begun since the last step that was kept; absent for one. */
    static final String TRIES = "tries";

    /** What a command is called in the store, so that those under way are found without looking at the others. */
    static final String OPEN = "open";

    static final String ENDED = "ended";

    private final Store store;
    private final String owner;
    private final Duration lease;
    private final BooleanSupplier closing;
    private EntityRow row;
    private boolean ended;
    private final ObjectNode doc;

    Job(Store store, EntityRow row, String owner, Duration lease, BooleanSupplier closing) {
        this.store = store;
        this.row = row;
        this.owner = owner;
        this.lease = lease;
        this.closing = closing;
        this.doc = Json.document(row.doc());
    }

    String id() {
        return row.id();
    }

    String type() {
        return doc.path("type").asString("");
    }

    /** Who ordered it. */
    String user() {
        return work().path("user").asString("");
    }

    /** The addresses by which the one who ordered it reached us. */
    Links links() {
        return new Links(work().path("base").asString(""));
    }

    /** What was asked, and what came of it: both are seen by callers. */
    ObjectNode spec() {
        return Json.child(doc, "spec");
    }

    /** What the work notes down for itself; kept with each step. */
    ObjectNode state() {
        return Json.child(work(), "state");
    }

    private ObjectNode work() {
        return Json.child(doc, WORK);
    }

    /** Reads from one consistent state of the data. */
    <T> T read(Work<T> work) {
        goOn();
        return store.read(work);
    }

    /** Notes how much of all is done. */
    void progress(long done, long all) {
        doc.put("progress", all <= 0 ? 0 : (int) Math.min(99, done * 100 / all));
    }

    /** A piece of the work, kept together with state, results and progress; {@link Stopped} if it is not ours any more. */
    <T> T step(Work<T> piece) {
        goOn();
        return store.write(tx -> {
            mustBeOurs(tx);
            T result = piece.run(tx);
            // It goes ahead: what was tried in vain before does not count any more.
            work().remove(TRIES);
            keepOpen(tx);
            return result;
        });
    }

    /**
     * The last piece, which ends the command as a success in the same transaction: nobody ever finds it done but not
     * ended, and does it again.
     */
    void last(Work<?> piece) {
        goOn();
        store.write(tx -> {
            mustBeOurs(tx);
            piece.run(tx);
            end(tx, "success", null);
            return true;
        });
        ended = true;
    }

    /** Ends the command as a success, unless its last piece has done so. */
    void done() {
        if (!ended) {
            store.write(tx -> {
                end(tx, "success", null);
                return true;
            });
        }
    }

    /** Piece after piece, while there is more to do. */
    void steps(Work<Boolean> piece) {
        boolean more = step(piece);
        while (more) {
            more = step(piece);
        }
    }

    /** Says that we are still here and how far it is: the lease is renewed. Whoever takes the work over begins anew. */
    void beat() {
        goOn();
        store.write(tx -> {
            mustBeOurs(tx);
            keepOpen(tx);
            return true;
        });
    }

    private void keepOpen(Tx tx) {
        doc.put("status", "in-progress");
        keep(tx, OPEN);
    }

    void end(Tx tx, String status, @Nullable String error) {
        mustBeOurs(tx);
        if (status.equals("success")) {
            doc.put("progress", 100);
        }
        doc.put("status", status).put("error", error);
        keep(tx, ENDED);
    }

    private void keep(Tx tx, String name) {
        doc.put("updatedAt", tx.now());
        work().put("owner", owner).put("until", name.equals(OPEN) ? System.currentTimeMillis() + lease.toMillis() : 0);
        row = new EntityRow(KIND, row.id(), row.project(), row.dataset(), name, row.created(), Json.write(doc));
        Entities.update(tx, row);
    }

    private void goOn() {
        if (closing.getAsBoolean()) {
            throw new Stopped("the platform closes");
        }
    }

    private void mustBeOurs(Tx tx) {
        EntityRow now = Entities.find(tx, KIND, id()).orElseThrow(() -> new Stopped("the command is gone"));
        boolean ours = OPEN.equals(now.name())
                && owner.equals(Json.text(Json.document(now.doc()).path(WORK), "owner"));
        if (!ours) {
            throw new Stopped("the command has ended, or somebody else does it");
        }
    }
}
