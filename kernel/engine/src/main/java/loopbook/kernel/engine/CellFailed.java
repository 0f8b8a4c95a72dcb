package loopbook.kernel.engine;

/** Carries the end of code that a magic ran out of the magic. */
final class CellFailed extends RuntimeException {
    private final transient Outcome outcome;

    CellFailed(Outcome outcome) {
        super("a cell did not end well", null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
