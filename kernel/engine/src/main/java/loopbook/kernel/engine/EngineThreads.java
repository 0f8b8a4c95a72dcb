package loopbook.kernel.engine;

import java.util.Arrays;

/** The engine's own threads: daemons under the system's group, so that no cell's interrupt reaches them. */
final class EngineThreads {
    private static final ThreadGroup ROOT = root();
    private static final ThreadGroup CELLS = new ThreadGroup(ROOT, "cells");

    private static final ThreadGroup OWN = new ThreadGroup(ROOT, "engine");

    private EngineThreads() {}

    /** For threads of the engine that {@link #daemon} cannot make. */
    static ThreadGroup group() {
        return OWN;
    }

    /** A group for the groups of an engine's cells. */
    static ThreadGroup cells() {
        return new ThreadGroup(CELLS, "cells of an engine");
    }

    /**
     * Lets the JVM forget the groups of an engine's cells, each as soon as its last thread has ended. Before JDK 19 it holds them
     * otherwise, and with them all that their cells knew.
     */
    @SuppressWarnings({"deprecation", "removal"})
    static void forget(ThreadGroup cells) {
        ThreadGroup[] all = new ThreadGroup[cells.activeGroupCount() + 16];
        for (ThreadGroup group : Arrays.asList(all).subList(0, cells.enumerate(all))) {
            group.setDaemon(true);
            if (group.activeCount() == 0 && !group.isDestroyed()) {
                group.destroy();
            }
        }
    }

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(OWN, work, name);
        thread.setDaemon(true);
        return thread;
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        for (ThreadGroup parent = group; parent != null; parent = parent.getParent()) {
            group = parent;
        }
        return group;
    }
}
