package loopbook.kernel.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of the session that is not Java: {@code %name arguments}, or {@code %%name arguments} over a whole cell. */
public interface Magic {
    /** The name without percent signs. */
    String name();

    /** Names of other kernels for the same: old notebooks run. */
    default List<String> aliases() {
        return List.of();
    }

    /** What the last word of its arguments could be, of which this much is written. */
    default List<String> complete(String begun) {
        return List.of();
    }

    /** The same for one that is about magics; {@code all} are those of the session. */
    default List<String> complete(String begun, List<Magic> all) {
        return complete(begun);
    }

    /** How it is written and what it does, in one line: {@code %jars path…   adds jars to the class path}. */
    String help();

    /**
     * Does it, on a thread of the cell: what it prints and shows goes to the cell.
     *
     * @param arguments the rest of the line, trimmed
     * @param body      the rest of the cell for {@code %%name}; null for {@code %name}
     * @return the value of the line; null for none
     * @throws MagicError to say in one line what is wrong with how it was used
     */
    @Nullable
    Object run(Session session, String arguments, @Nullable String body);
}
