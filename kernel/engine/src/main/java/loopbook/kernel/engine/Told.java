package loopbook.kernel.engine;

import java.util.List;
import java.util.Map;

/**
 * What a look of the compiler tells of variables that are declared by {@code var}.
 *
 * @param types   their types, by name; those that cannot be told are not there
 * @param careful the same for the case that a variable cannot have the type, since something in it has no name
 * @param lifted  the classes of anonymous objects that got names for these types
 */
record Told(Map<String, String> types, Map<String, String> careful, List<Lift> lifted) {
    /**
     * A class that got a name.
     *
     * @param part  its declaration
     * @param edits what is written in place of the anonymous one, in the part that it stands in
     */
    record Lift(Part part, List<Edit> edits) {}

    /** Another text for a piece of a part's. */
    record Edit(Part part, int from, int to, String text) {}

    /** Whether there is another way, if this one does not compile. */
    boolean isBold() {
        return !types.equals(careful);
    }
}
