package loopbook.kernel.engine;

import java.util.concurrent.CountDownLatch;

/** A cell opens it to say that it has come so far; the test waits for that. Public, since cells call it. */
public final class Gate {
    private static volatile CountDownLatch latch = new CountDownLatch(1);
    private static volatile boolean stays;

    private Gate() {}

    static CountDownLatch close() {
        latch = new CountDownLatch(1);
        return latch;
    }

    public static void open() {
        latch.countDown();
    }

    /** Whether code that asks {@link #stays} is to go on waiting. */
    static void stay(boolean now) {
        stays = now;
    }

    public static boolean stays() {
        return stays;
    }
}
