package loopbook.wire;

import java.util.List;

/**
 * How a case came out.
 *
 * @param kind passed, or how not
 * @param notes the differences, or the reason
 */
record Verdict(String title, Kind kind, List<String> notes) {
    /** How a case can come out. */
    enum Kind {
        PASSED,
        FAILED,
        /** Not as recorded, on purpose: on the list of deviations. */
        DEVIATES,
        /** Of a repository that there is not here. */
        SKIPPED
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ": " + title
                + String.join("", notes.stream().map(note -> "\n    " + note).toList());
    }
}
