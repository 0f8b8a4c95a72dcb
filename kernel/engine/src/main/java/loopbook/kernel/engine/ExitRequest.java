package loopbook.kernel.engine;

/** {@code System.exit} was called in the code of a cell: ends the cell instead of the process. */
final class ExitRequest extends Error {
    private final int status;

    ExitRequest(int status) {
        super("System.exit(" + status + ")", null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
