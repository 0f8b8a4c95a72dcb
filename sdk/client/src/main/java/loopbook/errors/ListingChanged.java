package loopbook.errors;

/** The data changed while they were being listed by page number, so the listing would not be complete. */
public final class ListingChanged extends LoopbookException {
    /** With what was listed and what changed. */
    public ListingChanged(String message) {
        super(message);
    }
}
