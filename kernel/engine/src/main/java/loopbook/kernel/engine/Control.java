package loopbook.kernel.engine;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the classes that JShell compiles, in this process: on a thread of the cell, keeping the live value or the live
 * exception. While the user's code runs, the compiler is free for completion.
 */
final class Control extends DirectExecutionControl {
    private final ReentrantLock compiler;
    private final Map<String, Class<?>> latest = new HashMap<>();
    private final List<String> lost = new ArrayList<>();
    private @Nullable SourceCodeAnalysis analysis;
    private String snippet = "";
    private @Nullable Run run;
    private @Nullable Object value;
    private @Nullable Throwable thrown;

    Control(CellLoader loader, ReentrantLock compiler) {
        super(loader);
        this.compiler = compiler;
    }

    /** Used to see which variables a snippet declares. */
    void analysis(SourceCodeAnalysis source) {
        analysis = source;
    }

    /** What comes next: a snippet of this cell. Forgets the last value and exception. */
    void next(Run cell, String source) {
        run = cell;
        snippet = source;
        value = null;
        thrown = null;
        lost.clear();
    }

    /** The variables that the snippet which ran last has reset, since their class changed. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    /** Loads the classes; a variable whose class has a new version keeps its value, if the value still fits. */
    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(classes);
        for (ClassBytecodes c : classes) {
            if (Places.isTopLevel(c.name())) {
                carryOver(c.name());
            }
        }
    }

    private void carryOver(String name) throws ClassInstallException {
        try {
            Class<?> newer = findClass(name);
            Class<?> older = latest.put(Places.base(name), newer);
            if (older != null && older != newer) {
                Set<String> declared = declared();
                for (Field field : newer.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) && !declared.contains(field.getName())) {
                        carryOver(older, field);
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new ClassInstallException("Keeping the variables of " + name + " failed: " + e, new boolean[1]);
        }
    }

    private void carryOver(Class<?> older, Field to) throws IllegalAccessException {
        for (Field from : older.getDeclaredFields()) {
            if (from.getName().equals(to.getName())) {
                from.setAccessible(true);
                to.setAccessible(true);
                Object kept = from.get(null);
                boolean fits = to.getType().isPrimitive()
                        ? to.getType() == from.getType()
                        : to.getType().isInstance(kept);
                if (fits) {
                    to.set(null, kept);
                } else if (kept != null) {
                    lost.add(to.getName());
                }
            }
        }
    }

    /** The variables that the snippet itself declares: these begin anew. */
    private Set<String> declared() {
        SourceCodeAnalysis parser = analysis;
        return parser == null
                ? Set.of()
                : parser.sourceToSnippets(snippet).stream()
                        .filter(s -> s instanceof VarSnippet)
                        .map(s -> ((VarSnippet) s).name())
                        .collect(Collectors.toSet());
    }

    /** The value of a variable: a static field of a class of a cell. Empty if it is null, or not there. */
    Optional<Object> field(String className, String name) {
        Class<?> owner = latest.get(Places.base(className));
        if (owner == null) {
            return Optional.empty();
        }
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return Optional.ofNullable(field.get(null));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** Lets go of the values of a class of a cell. */
    void forget(String className) {
        latest.remove(Places.base(className));
    }

    /** What the snippet that ran last returned. */
    @Nullable
    Object value() {
        return value;
    }

    /** What the snippet that ran last threw; null if it ended well. */
    @Nullable
    Throwable thrown() {
        return thrown;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        int holds = compiler.getHoldCount();
        for (int i = 0; i < holds; i++) {
            compiler.unlock();
        }
        try {
            value = call(snippet);
            return "";
        } finally {
            for (int i = 0; i < holds; i++) {
                compiler.lock();
            }
        }
    }

    private @Nullable Object call(Method snippet) throws Exception {
        Run now = run;
        if (now == null) {
            throw new InternalException("A snippet was to run outside a cell.");
        }
        try {
            return now.call(() -> snippet.invoke(null));
        } catch (Exception e) {
            throw e;
        } catch (Throwable t) {
            throw new InvocationTargetException(t);
        }
    }

    /** Keeps the exception itself; JShell only gets to know that there was one. */
    @Override
    protected String throwConvertedInvocationException(Throwable cause) throws RunException, InternalException {
        thrown = cause;
        if (cause instanceof SPIResolutionException || cause == null) {
            return super.throwConvertedInvocationException(cause);
        }
        if (cause instanceof Stopped) {
            throw new ExecutionControl.StoppedException();
        }
        throw new ExecutionControl.UserException("", cause.getClass().getName(), new StackTraceElement[0]);
    }
}
