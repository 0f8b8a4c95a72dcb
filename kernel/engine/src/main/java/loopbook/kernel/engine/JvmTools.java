package loopbook.kernel.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What is needed of the JVM's two tables of functions, JNI's and JVMTI's, to throw something into a thread. */
final class JvmTools {
    private static final int JNI = 0x00010008;
    private static final int JVMTI = 0x30010200;
    private static final long CAN_SIGNAL_THREAD = 1 << 10;
    private static final int THREAD_NOT_ALIVE = 15;

    private final Foreign foreign;
    private final long vm;
    private final long result;
    private final Object getEnv;
    private final Object newGlobalRef;
    private final Object deleteGlobalRef;
    private final Object getObjectClass;
    private final Object getFieldId;
    private final Object getObjectField;
    private final Object callStaticObjectMethod;
    private final Object stopThread;
    /** Not there on Windows. */
    private final Optional<Object> exit;

    private final long tool;
    private final long threads;
    private final long currentThread;
    private final Field target;
    private final Field thrown;

    /** A field of an object: where its name and type stand as text. */
    private record Field(long name, long type) {}

    /** {@code target} and {@code thrown}: fields of the thread that will call {@link #stop}, a Thread and a Throwable. */
    JvmTools(Foreign foreign, String target, String thrown) throws Throwable {
        this.foreign = foreign;
        result = foreign.allocate(1);
        check(foreign.call(
                foreign.function(library(), "JNI_GetCreatedJavaVMs").orElseThrow(), result, 1, foreign.allocate(1), 0));
        vm = foreign.read(result);
        getEnv = function(vm, 6);
        long env = env(JNI);
        newGlobalRef = function(env, 21);
        deleteGlobalRef = function(env, 22);
        getObjectClass = function(env, 31);
        getFieldId = function(env, 94);
        getObjectField = function(env, 95);
        callStaticObjectMethod = function(env, 116);
        tool = env(JVMTI);
        stopThread = function(tool, 6);
        exit = foreign.function(library(), "_exit");
        long wanted = foreign.allocate(2);
        foreign.write(wanted, CAN_SIGNAL_THREAD);
        check(foreign.call(function(tool, 141), tool, wanted, 0, 0));
        threads = global(env, function(env, 6), foreign.text("java/lang/Thread"), 0, 0);
        currentThread = foreign.call(
                function(env, 113), env, threads, foreign.text("currentThread"), foreign.text("()Ljava/lang/Thread;"));
        this.target = new Field(foreign.text(target), foreign.text("Ljava/lang/Thread;"));
        this.thrown = new Field(foreign.text(thrown), foreign.text("Ljava/lang/Throwable;"));
    }

    private static Path library() {
        Path home = Path.of(System.getProperty("java.home"));
        String name = System.mapLibraryName("jvm");
        return Stream.of("lib/server", "bin/server", "lib/client", "lib")
                .map(folder -> home.resolve(folder).resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + name + " in " + home));
    }

    private Object function(long table, int index) throws Throwable {
        return foreign.function(foreign.read(foreign.read(table) + 8L * index));
    }

    private long env(int version) throws Throwable {
        check(foreign.call(getEnv, vm, result, version, 0));
        return foreign.read(result);
    }

    private static void check(long answer) {
        int code = (int) answer;
        if (code != 0) {
            throw new IllegalStateException("The JVM's tool interface answered " + code);
        }
    }

    /**
     * Called by the thread whose fields say whom to stop and with what. One that is over already is not stopped.
     *
     * @param may asked as the last thing before it
     */
    synchronized void stop(BooleanSupplier may) throws Throwable {
        long env = env(JNI);
        long caller = global(env, callStaticObjectMethod, threads, currentThread, 0);
        long type = global(env, getObjectClass, caller, 0, 0);
        long thread = value(env, caller, type, target);
        long what = value(env, caller, type, thrown);
        int code = may.getAsBoolean() ? (int) foreign.call(stopThread, tool, thread, what, 0) : 0;
        for (long reference : List.of(caller, type, thread, what)) {
            foreign.call(deleteGlobalRef, env, reference, 0, 0);
        }
        check(code == THREAD_NOT_ALIVE ? 0 : code);
    }

    /** Ends this process without a word to anybody; returns where that cannot be done. */
    void exit(int status) throws Throwable {
        if (exit.isPresent()) {
            foreign.call(exit.get(), status, 0, 0, 0);
        }
    }

    private long value(long env, long object, long type, Field field) throws Throwable {
        long id = foreign.call(getFieldId, env, type, field.name(), field.type());
        return global(env, getObjectField, object, id, 0);
    }

    /**
     * The object that a function gives, by a reference that lasts. A local one is good only until the next native method
     * returns, and even the interpreter calls some: so between the two calls nothing happens.
     */
    private long global(long env, Object function, long a, long b, long c) throws Throwable {
        return foreign.call(newGlobalRef, env, foreign.call(function, env, a, b, c), 0, 0);
    }
}
