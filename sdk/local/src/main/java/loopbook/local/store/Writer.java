package loopbook.local.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes. Threads that wait for each other share a transaction: each does its own work in its
 * turn, the last of them commits, and nobody returns before that. So what was answered with success is kept, and a hundred
 * small writes at once cost little more than one. Work that fails is undone alone.
 */
final class Writer {
    /** A transaction takes in no more work than this, … */
    private static final int MOST = 64;

    /** … and none that begins later than this after the first of it was done: nobody waits long until his own is kept. */
    private static final long LONGEST_NANOS = Duration.ofMillis(20).toNanos();

    /** Fair: who writes step after step in the background must not keep others out. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final AtomicInteger waiting = new AtomicInteger();
    private final Ids ids = new Ids();
    private final Tx tx;
    private @Nullable Shared open;

    /** A transaction under way, of which some have done their part. */
    private static final class Shared {
        final CompletableFuture<Boolean> kept = new CompletableFuture<>();
        int parts;
        long firstDone;

        void done() {
            parts++;
            firstDone = parts == 1 ? System.nanoTime() : firstDone;
        }

        boolean isFull() {
            return parts >= MOST || (parts > 0 && System.nanoTime() - firstDone > LONGEST_NANOS);
        }

        /** Returns when the transaction is committed; throws if it could not be. */
        void await() {
            try {
                kept.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof StoreFailed failed) {
                    throw failed;
                }
                throw e;
            }
        }
    }

    Writer(Connection connection, Path database) {
        this.tx = new Tx(connection, database, ids);
    }

    <T> T write(Work<T> work) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("a write inside a write would wait for itself");
        }
        takeTurn();
        Shared shared;
        T result;
        try {
            shared = begun();
            try {
                result = part(shared, work);
            } finally {
                endIfLast();
            }
        } finally {
            turn.unlock();
        }
        shared.await();
        return result;
    }

    private void takeTurn() {
        waiting.incrementAndGet();
        try {
            turn.lock();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private Shared begun() {
        Shared shared = open;
        if (shared == null) {
            ids.begin();
            tx.update("BEGIN IMMEDIATE");
            shared = new Shared();
            open = shared;
        }
        return shared;
    }

    private <T> T part(Shared shared, Work<T> work) {
        boolean first = shared.parts == 0;
        try {
            if (!first) {
                tx.update("SAVEPOINT part");
            }
            T result = work.run(tx);
            if (!first) {
                tx.update("RELEASE part");
            }
            shared.done();
            return result;
        } catch (RuntimeException | Error e) {
            undo(shared, first, e);
            throw e;
        }
    }

    private void undo(Shared shared, boolean first, Throwable cause) {
        try {
            if (first) {
                open = null;
                tx.update("ROLLBACK");
            } else {
                tx.update("ROLLBACK TO part");
                tx.update("RELEASE part");
            }
        } catch (StoreFailed e) {
            // SQLite ends the transaction by itself on some errors (disk full), and with it the parts of others; the
            // first error is the one to tell.
            cause.addSuppressed(e);
            lost(shared, e);
        }
    }

    /** Whoever waits for this transaction is told that his work is undone. */
    private void lost(Shared shared, Throwable why) {
        open = null;
        shared.kept.completeExceptionally(why);
    }

    private void endIfLast() {
        Shared shared = open;
        if (shared != null && (waiting.get() == 0 || shared.isFull())) {
            commit(shared);
        }
    }

    private void commit(Shared shared) {
        try {
            tx.update("COMMIT");
            open = null;
            shared.kept.complete(true);
        } catch (RuntimeException | Error e) {
            lost(shared, e);
            rollback(e);
        }
    }

    private void rollback(Throwable cause) {
        try {
            if (!tx.isClosed()) {
                tx.update("ROLLBACK");
            }
        } catch (StoreFailed e) {
            cause.addSuppressed(e);
        }
    }

    /** Keeps what is under way, then closes the file. */
    void close() {
        takeTurn();
        try {
            Shared shared = open;
            if (shared != null) {
                commit(shared);
            }
            tx.close();
        } finally {
            turn.unlock();
        }
    }
}
