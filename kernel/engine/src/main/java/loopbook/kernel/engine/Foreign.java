package loopbook.kernel.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The JDK's door to native functions, final since 22; by name, since this is compiled for 17. For functions of up to four
 * integers or pointers: one shape for all of them, since the JDK takes long to make each. What is allocated stays.
 */
final class Foreign {
    static final int FIRST_JDK = 22;

    private static final int MOST_ARGUMENTS = 4;
    private static final Class<?> SEGMENT = type("MemorySegment");
    private static final Class<?> ARENA = type("Arena");

    private final MethodHandles.Lookup lookup = MethodHandles.lookup();
    private final Object arena;
    private final Object layout;
    private final MethodHandle call;
    private final MethodHandle at;
    private final MethodHandle address;
    private final MethodHandle allocate;
    private final MethodHandle sized;
    private final MethodHandle get;
    private final MethodHandle set;

    Foreign() throws Throwable {
        arena = statics(ARENA, "global", ARENA).invoke();
        layout = type("ValueLayout").getField("JAVA_LONG").get(null);
        at = statics(SEGMENT, "ofAddress", SEGMENT, long.class);
        address = method(SEGMENT, "address", long.class);
        allocate = method(ARENA, "allocate", SEGMENT, long.class);
        sized = method(SEGMENT, "reinterpret", SEGMENT, long.class);
        Class<?> longs = type("ValueLayout$OfLong");
        get = method(SEGMENT, "get", long.class, longs, long.class);
        set = method(SEGMENT, "set", void.class, longs, long.class, long.class);
        call = call();
    }

    private MethodHandle call() throws Throwable {
        Class<?> linkers = type("Linker");
        Class<?> shapes = type("FunctionDescriptor");
        Class<?> layouts = type("MemoryLayout");
        Class<?> options = type("Linker$Option").arrayType();
        Object[] parameters = (Object[]) Array.newInstance(layouts, MOST_ARGUMENTS);
        Arrays.fill(parameters, layout);
        Object shape = statics(shapes, "of", shapes, layouts, layouts.arrayType())
                .asFixedArity()
                .invoke(layout, parameters);
        Object linker = statics(linkers, "nativeLinker", linkers).invoke();
        MethodHandle downcall = method(linkers, "downcallHandle", MethodHandle.class, shapes, options)
                .asFixedArity();
        MethodHandle made =
                (MethodHandle) downcall.invoke(linker, shape, Array.newInstance(options.componentType(), 0));
        return made.asType(made.type().changeParameterType(0, Object.class));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("java.lang.foreign." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("This JDK has no java.lang.foreign." + name, e);
        }
    }

    private MethodHandle statics(Class<?> owner, String name, Class<?> result, Class<?>... parameters)
            throws ReflectiveOperationException {
        return lookup.findStatic(owner, name, MethodType.methodType(result, parameters));
    }

    private MethodHandle method(Class<?> owner, String name, Class<?> result, Class<?>... parameters)
            throws ReflectiveOperationException {
        return lookup.findVirtual(owner, name, MethodType.methodType(result, parameters));
    }

    /** Calls a function; what it does not take is 0. Of a result that is shorter than a long the upper half means nothing. */
    long call(Object function, long a, long b, long c, long d) throws Throwable {
        return (long) call.invokeExact(function, a, b, c, d);
    }

    /** The function at an address. */
    Object function(long address) throws Throwable {
        return at.invoke(address);
    }

    /** A function of a library, or of one that it needs itself. */
    Optional<Object> function(Path library, String name) throws Throwable {
        Class<?> lookups = type("SymbolLookup");
        Object symbols =
                statics(lookups, "libraryLookup", lookups, Path.class, ARENA).invoke(library, arena);
        Optional<?> found = (Optional<?>)
                method(lookups, "find", Optional.class, String.class).invoke(symbols, name);
        return found.map(symbol -> symbol);
    }

    /** Memory of zeros for so many longs. */
    long allocate(int longs) throws Throwable {
        return (long) address.invoke(allocate.invoke(arena, 8L * longs));
    }

    /** A text of ASCII as C has it. */
    long text(String text) throws Throwable {
        int longs = text.length() / 8 + 1;
        long start = allocate(longs);
        for (int i = 0; i < text.length(); i++) {
            long place = start + i / 8 * 8L;
            write(place, read(place) | ((long) text.charAt(i) << (i % 8 * 8)));
        }
        return start;
    }

    long read(long from) throws Throwable {
        return (long) get.invoke(sized.invoke(at.invoke(from), 8L), layout, 0L);
    }

    void write(long to, long value) throws Throwable {
        set.invoke(sized.invoke(at.invoke(to), 8L), layout, 0L, value);
    }
}
