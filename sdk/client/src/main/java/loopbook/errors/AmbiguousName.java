package loopbook.errors;

import java.util.List;

/** Several things have this name; the message lists their ids. */
public final class AmbiguousName extends LoopbookException {
    private final List<String> ids;

    /** For instance {@code new AmbiguousName("dataset", "pets", ids)}. */
    public AmbiguousName(String kind, String name, List<String> ids) {
        super(ids.size() + " of kind " + kind + " are named '" + name + "': give one of these ids instead: "
                + String.join(", ", ids));
        this.ids = List.copyOf(ids);
    }

    /** The ids of the things that have this name. */
    public List<String> ids() {
        return ids;
    }
}
