package loopbook.kernel.engine;

/** The engine's own threads: daemons under the system's group, so that no cell's interrupt reaches them. */
final class EngineThreads {
    private static final ThreadGroup ROOT = root();
    /** All cells of all engines run below this group. */
    static final ThreadGroup CELLS = new ThreadGroup(ROOT, "cells");

    private static final ThreadGroup OWN = new ThreadGroup(ROOT, "engine");

    private EngineThreads() {}

    /** For threads of the engine that {@link #daemon} cannot make. */
    static ThreadGroup group() {
        return OWN;
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
