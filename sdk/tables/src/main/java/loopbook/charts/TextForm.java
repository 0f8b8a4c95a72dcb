package loopbook.charts;

import java.util.List;
import loopbook.charts.Bars.Bar;
import loopbook.tables.TableText;

/** A chart in letters: name, bar, value, one a line. */
final class TextForm {
    private static final int NAME = 28;
    private static final int LENGTH = 40;

    private TextForm() {}

    static String of(String title, List<Bar> bars, List<String> notes) {
        int room = bars.stream()
                .mapToInt(bar -> Math.min(NAME, TableText.width(TableText.line(bar.label()))))
                .max()
                .orElse(0);
        double most =
                bars.stream().mapToDouble(bar -> Math.abs(bar.length())).max().orElse(0);
        var text = new StringBuilder(TableText.line(title));
        for (Bar bar : bars) {
            int length = most == 0 ? 0 : (int) Math.round(Math.abs(bar.length()) / most * LENGTH);
            text.append('\n').append(padded(bar.label(), room)).append("  ");
            text.append((bar.length() < 0 ? "-" : "█").repeat(length)).append(length > 0 ? " " : "");
            text.append(bar.valueText());
        }
        if (!notes.isEmpty()) {
            text.append("\n(").append(String.join("; ", notes)).append(')');
        }
        return text.toString();
    }

    /** The label on one line, cut or padded to so many columns of a terminal. */
    private static String padded(String label, int room) {
        String line = TableText.cut(TableText.line(label), room);
        return line + " ".repeat(room - TableText.width(line));
    }
}
