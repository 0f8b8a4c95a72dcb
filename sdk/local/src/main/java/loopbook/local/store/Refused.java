package loopbook.local.store;

/** A change that the store refuses on purpose: its dataset is read-only. */
public final class Refused extends RuntimeException {
    static final String READ_ONLY = "dataset is read-only";

    private static final long serialVersionUID = 1L;

    Refused() {
        super(READ_ONLY, null, false, false);
    }
}
