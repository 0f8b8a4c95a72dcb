package loopbook.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.errors.AmbiguousName;
import loopbook.errors.LoopbookException;
import loopbook.errors.NotFound;

/** From what a name found to the one thing it names. */
final class Found {
    private Found() {}

    /** The only one; else an error that helps: near misses from {@code names}, or the ids of those that share it. */
    static <T extends Entity> T one(String kind, String name, List<T> found, Supplier<Stream<String>> names) {
        if (found.isEmpty()) {
            throw missing(kind, name, nearMisses(name, names));
        }
        return only(kind, name, found);
    }

    /** The only one or none; several are an error still. */
    static <T extends Entity> Optional<T> optional(Supplier<List<T>> search, String kind, String name) {
        try {
            List<T> found = search.get();
            return found.isEmpty() ? Optional.empty() : Optional.of(only(kind, name, found));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /** No such thing, and what to make of it. */
    static NotFound missing(String kind, String name, String hint) {
        return new NotFound("No " + kind + " '" + name + "': " + hint);
    }

    private static <T extends Entity> T only(String kind, String name, List<T> found) {
        if (found.size() > 1) {
            throw new AmbiguousName(kind, name, found.stream().map(Entity::id).collect(Collectors.toList()));
        }
        return found.get(0);
    }

    /** Looking for near misses must not hide that the name is unknown. */
    private static String nearMisses(String name, Supplier<Stream<String>> names) {
        try {
            return Names.nearMisses(name, names.get().toList());
        } catch (LoopbookException e) {
            return "the names there could not be read (" + e.getMessage() + ")";
        }
    }
}
