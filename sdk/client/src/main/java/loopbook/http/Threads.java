package loopbook.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one factory of threads: daemons, named, in a group of their own under the system's.
 *
 * <p>A thread is otherwise born into the group of whoever happened to need it first; in a notebook that is the cell,
 * and interrupting the cell would end the thread for everybody.
 */
public final class Threads {
    private static final ThreadGroup GROUP = new ThreadGroup(root(), "loopbook");
    private static final long IDLE_SECONDS = 30;

    private Threads() {}

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /** A daemon thread of this name, not started yet. */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(GROUP, work, "loopbook-" + name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Threads.class.getClassLoader());
        return thread;
    }

    /** Numbered threads of this name. */
    public static ThreadFactory factory(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> daemon(name + "-" + number.incrementAndGet(), work);
    }

    /** A pool of at most {@code size} threads that end when idle; more work waits in a queue. */
    public static ExecutorService pool(String name, int size) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** A pool that makes a thread for whatever cannot start at once. */
    public static ExecutorService growing(String name) {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory(name));
    }
}
