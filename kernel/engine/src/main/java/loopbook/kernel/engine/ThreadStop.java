package loopbook.kernel.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Throws something into another thread, wherever it is: what {@code Thread.stop} did before JDK 20. From JDK 22 on by the tool
 * interface of the JVM (JVMTI), in this process and without any native code of ours. As with {@code Thread.stop} a JDK class may be
 * left half done: a means for what ends by no other.
 */
final class ThreadStop {
    private static final long PATIENCE_MS = 1000;
    private static final long READY_MS = 5000;
    private static final boolean BY_THE_THREAD = Runtime.version().feature() < 20;

    private static volatile @Nullable ThreadStop made;

    private final JvmTools jvm;

    private ThreadStop() throws Throwable {
        jvm = new JvmTools(new Foreign(), "target", "thrown");
    }

    /** Gets ready in the background, which takes some tenths of a second the first time. */
    static void prepare() {
        if (!BY_THE_THREAD) {
            try {
                EngineThreads.daemon("getting ready to stop", ThreadStop::tools).start();
            } catch (OutOfMemoryError full) {
                // No thread can be had: it is made ready when it is needed.
            }
        }
    }

    /** Waits until it is ready, seconds at most: what that takes is no time that a thread had to end in. */
    static void ready() throws InterruptedException {
        if (!BY_THE_THREAD && made == null) {
            Thread making = EngineThreads.daemon("getting ready to stop", ThreadStop::tools);
            making.start();
            making.join(READY_MS);
        }
    }

    /** Made when it is first needed, which takes a while. */
    private static final class Ready {
        /** Empty where there is no such thing. */
        static final Optional<ThreadStop> TOOLS =
                Runtime.version().feature() < Foreign.FIRST_JDK ? Optional.empty() : make();
    }

    private static Optional<ThreadStop> tools() {
        Optional<ThreadStop> tools = Ready.TOOLS;
        tools.ifPresent(t -> made = t);
        return tools;
    }

    /**
     * Ends this process at once, if the tools are at hand: even {@code Runtime.halt} waits for the JVM's own compiler, which may
     * work on a cell for a second more.
     */
    static void exit(int status) {
        ThreadStop tools = made;
        if (tools != null) {
            try {
                tools.jvm.exit(status);
            } catch (Throwable e) {
                System.getLogger(ThreadStop.class.getName())
                        .log(System.Logger.Level.DEBUG, "The process could not be ended at once", e);
            }
        }
        Runtime.getRuntime().halt(status);
    }

    private static Optional<ThreadStop> make() {
        try {
            return Optional.of(new ThreadStop());
        } catch (Throwable none) {
            // Native access may be denied to us, or this is another JVM than HotSpot: then checks in cells must do.
            System.getLogger(ThreadStop.class.getName())
                    .log(System.Logger.Level.DEBUG, "Threads cannot be stopped here", none);
            return Optional.empty();
        }
    }

    /**
     * Throws {@link Stopped}, or JDK 17's own, into a thread as soon as that comes by a place where it may be.
     *
     * @param anywhere also where it leaves something behind that nobody can use any more: see {@link #spoils}
     */
    @SuppressWarnings({"deprecation", "removal"})
    static void stop(Thread thread, boolean anywhere) throws InterruptedException {
        if (BY_THE_THREAD) {
            if (anywhere || !spoils(thread)) {
                thread.stop();
            }
        } else {
            Optional<ThreadStop> ready = tools();
            if (ready.isPresent()) {
                Thrower thrower = new Thrower(thread, ready.get().jvm, anywhere);
                thrower.start();
                // Nothing can be thrown into a thread that cannot be halted: the stop itself must end.
                thrower.join(PATIENCE_MS);
            }
        }
    }

    /**
     * Whether a stop now would cost more than this thread: a class that is stopped while it is initialised, a lock while it is
     * taken, or the JDK's own part that links lambdas and joins of texts, is broken for all threads and for good.
     */
    private static boolean spoils(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            String method = frame.getMethodName();
            String type = frame.getClassName();
            if (method.equals("<clinit>")
                    || method.equals("loadClass")
                    || type.startsWith("java.lang.invoke.")
                    || type.startsWith("java.util.concurrent.locks.")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Shows the JVM by its own fields whom to stop and with what: objects go through native functions only as references,
     * and the one to the current thread can be had.
     */
    private static final class Thrower extends Thread {
        private final JvmTools jvm;
        private final boolean anywhere;

        private final Thread target;

        @SuppressWarnings("UnusedVariable") // the JVM reads it
        private final Throwable thrown = new Stopped();

        Thrower(Thread target, JvmTools jvm, boolean anywhere) {
            super(EngineThreads.group(), "stop of " + target.getName());
            this.jvm = jvm;
            this.anywhere = anywhere;
            this.target = target;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                jvm.stop(() -> anywhere || !spoils(target));
            } catch (Throwable e) {
                System.getLogger(ThreadStop.class.getName())
                        .log(System.Logger.Level.WARNING, "A thread could not be stopped", e);
            }
        }
    }
}
