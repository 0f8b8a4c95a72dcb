package loopbook.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param name what was measured
 * @param unit of both figures; seconds unless it says else
 * @param ours our median
 * @param peer the vendor's Python SDK in the same run, or null where there is none to compare with
 * @param wanted the ratio or limit to reach, as text
 */
record Figure(String name, String unit, double ours, @Nullable Double peer, String wanted) {
    String line() {
        String ratio = peer == null ? "" : String.format(Locale.ROOT, "%.1fx", peer / ours);
        String theirs = peer == null ? "" : String.format(Locale.ROOT, "%.3f", peer);
        return String.format(Locale.ROOT, "%-60s %10.3f %10s %8s  %-8s %s", name, ours, theirs, ratio, unit, wanted);
    }

    static String head() {
        return String.format("%-60s %10s %10s %8s  %-8s %s", "what", "ours", "peer", "ratio", "unit", "to reach");
    }
}
