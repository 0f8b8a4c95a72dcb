package loopbook.kernel.engine;

/** Thrown into the code of a cell to end it. An error, so that {@code catch (Exception e)} lets it through. */
final class Stopped extends Error {
    Stopped() {
        super("stopped", null, false, false);
    }

    /** What JDK 17 throws for {@code Thread.stop}; by name, since newer JDKs will not have the class. */
    static boolean isThreadDeath(Throwable thrown) {
        return thrown.getClass().getName().equals("java.lang.ThreadDeath");
    }
}
