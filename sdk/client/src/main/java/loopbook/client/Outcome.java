package loopbook.client;

/** What became of one file. */
public enum Outcome {
    /** It is new there. */
    CREATED,
    /** It took the place of an older one. */
    OVERWRITTEN,
    /** It was there already, and was left alone. */
    EXISTING,
    /** It could not be transferred; the error says why. */
    FAILED
}
