package loopbook.kernel.engine;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of all public-looking types of the JDK and the class path; read when somebody first asks. */
final class TypeIndex {
    private static final Pattern INNER =
            Pattern.compile("^(nonapi|kotlin|zmq)\\.|^org\\.(jcodec|zeromq|sqlite|objectweb|eclipse\\.jetty)\\."
                    + "|\\.(internal|impl|shaded|repackaged)\\.");

    /** {@code simple name, blank, qualified name}: sorted by the simple name. */
    private final NavigableSet<String> types = new ConcurrentSkipListSet<>();

    private final FutureTask<?> reading;

    TypeIndex(Supplier<ClassIndex> classPath) {
        reading = new FutureTask<>(() -> {
            ClassIndex all = classPath.get();
            all.namesOfJdk().forEach(this::note);
            read(all);
            return null;
        });
    }

    /** Who asks before all is read waits for that: an answer must not depend on how early it is asked for. */
    private NavigableSet<String> read() {
        reading.run(); // by whoever comes first
        try {
            reading.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException wrong) {
            throw new IllegalStateException("The types of the class path cannot be read", wrong.getCause());
        }
        return types;
    }

    /**
     * Qualified names of types whose simple name begins so, but for what libraries have for themselves: the JDK's own
     * first, then ours, then those of the shortest packages.
     */
    Stream<String> startingWith(String begun) {
        return read().subSet(begun, begun + Character.MAX_VALUE).stream()
                .map(entry -> entry.substring(entry.indexOf(' ') + 1))
                .filter(type -> !INNER.matcher(type).find())
                .sorted(Comparator.comparingInt(TypeIndex::rank));
    }

    private static int rank(String type) {
        return type.startsWith("java.")
                ? 0
                : type.startsWith("loopbook.")
                        ? 1
                        : 2 + (int) type.chars().filter(c -> c == '.').count();
    }

    /** Qualified names of the types with this simple name. */
    Stream<String> named(String simple) {
        return read().subSet(simple + " ", simple + "!").stream()
                .map(entry -> entry.substring(entry.indexOf(' ') + 1))
                .filter(type -> !INNER.matcher(type).find());
    }

    /** The classes of a class path; what is known already stays. */
    void read(ClassIndex classPath) {
        classPath.names().forEach(this::note);
    }

    private void note(String type) {
        int dot = type.lastIndexOf('.');
        if (dot > 0 && type.indexOf('$') < 0 && Character.isUpperCase(type.charAt(dot + 1))) {
            types.add(type.substring(dot + 1) + " " + type);
        }
    }
}
