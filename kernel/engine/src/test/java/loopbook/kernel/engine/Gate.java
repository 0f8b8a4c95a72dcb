package loopbook.kernel.engine;

import java.util.concurrent.CountDownLatch;

/** A cell opens it to say that it has come so far; the test waits for that. Public, since cells call it. */
public final class Gate {
    private static volatile CountDownLatch latch = new CountDownLatch(1);

    private Gate() {}

    static CountDownLatch close() {
        latch = new CountDownLatch(1);
        return latch;
    }

    public static void open() {
        latch.countDown();
    }
}
