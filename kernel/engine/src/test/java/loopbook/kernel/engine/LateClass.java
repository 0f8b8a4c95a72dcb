package loopbook.kernel.engine;

/** A library's class whose initialisation goes on through the first three interrupts, and then ends. */
public final class LateClass {
    private static final int VALUE = late();

    private LateClass() {}

    private static int late() {
        Gate.open();
        int interrupts = 0;
        while (interrupts < 3) {
            interrupts += Thread.interrupted() ? 1 : 0;
        }
        return 7;
    }

    public static int value() {
        return VALUE;
    }
}
