package loopbook.local;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every thread of the platform comes from here: daemon, named, and in a group of its own below the system group. A
 * thread made by a notebook cell would belong to the cell and die when the cell is interrupted; these do not.
 */
final class Threads {
    static final ThreadGroup GROUP = new ThreadGroup(system(), "loopbook-platform");

    private Threads() {}

    private static ThreadGroup system() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> make(work, name + "-" + number.incrementAndGet());
    }

    static Thread make(Runnable work, String name) {
        // Inherits neither thread locals nor the class loader of whoever happens to ask.
        Thread thread = new Thread(GROUP, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Threads.class.getClassLoader());
        return thread;
    }
}
