package loopbook.local;

import loopbook.local.store.Tx;

/**
 * One kind of work in the background. It is done in steps, each a transaction of its own that keeps what was done and how
 * far it came together; whoever takes the work over after a crash goes on behind the last step.
 */
interface LongWork {
    /** Does what is left of it; an {@link ApiError} ends it as failed, and says why. */
    void run(Job job);

    /** Takes away what work that will never be finished has made; in the transaction that ends it. */
    default void undo(Tx tx, Job job) {}
}
