package loopbook.kernel.engine;

import loopbook.kernel.display.Stages;
import org.jspecify.annotations.Nullable;

/** A thread that runs code of a cell, and keeps what that returned or threw. */
final class Strand extends Thread {
    private final CellGroup group;
    private final Run.Body body;
    private volatile boolean over;
    private @Nullable Object value;
    private @Nullable Throwable thrown;

    /** @param stack bytes; 0 for what the JVM gives */
    Strand(CellGroup group, ClassLoader loader, Run.Body body, long stack) {
        super(group, null, group.getName(), stack);
        this.group = group;
        this.body = body;
        setDaemon(true);
        setContextClassLoader(loader);
    }

    @Override
    public void run() {
        Stages.start(group);
        try {
            value = body.run();
            over = true;
        } catch (Throwable t) {
            over = true;
            thrown = t;
        }
    }

    void stopNow(boolean anywhere) throws InterruptedException {
        if (!over) {
            ThreadStop.stop(this, anywhere);
        }
    }

    @Nullable
    Object result() throws Throwable {
        if (thrown != null) {
            throw thrown;
        }
        return value;
    }
}
