package loopbook.kernel.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import loopbook.kernel.engine.Planted.Ear;
import org.jspecify.annotations.Nullable;

/** The class of a cell, ready to be run. */
final class Compiled {
    private final Method run;

    Compiled(Class<?> type) throws NoSuchMethodException {
        run = type.getMethod(Unit.RUN, Ear.class);
    }

    /** Runs the statements in order; on a thread of the cell. */
    @Nullable
    Object run(Ear ear) throws Throwable {
        try {
            return run.invoke(null, ear);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
