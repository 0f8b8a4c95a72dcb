package loopbook.local.store;

/** What is done inside one transaction. */
@FunctionalInterface
public interface Work<T> {
    /** Does it; an exception undoes all of it. */
    T run(Tx tx);
}
