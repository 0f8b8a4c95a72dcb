package loopbook.kernel.engine;

import java.util.List;
import java.util.Map;

/**
 * Knows what the strings of some calls may be: the names of a platform's projects behind {@code dl.projects().get("}.
 * Asked on a thread of the engine, which does not wait long: a late answer is of use the next time, if it is kept.
 */
@FunctionalInterface
public interface Names {
    /**
     * The whole texts that could stand there.
     *
     * @param variables the live values of the session's variables, by name; those that are null are not there
     */
    List<String> of(StringCall call, Map<String, Object> variables);

    /** Knows nothing. */
    static Names none() {
        return (call, variables) -> List.of();
    }
}
