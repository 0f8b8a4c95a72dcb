package loopbook.pictures;

import java.util.Map;
import loopbook.client.Shown;
import loopbook.shapes.Colour;
import org.jspecify.annotations.Nullable;

/** Pieces of static HTML that are legible on light and on dark: no text colours but the page's own. */
final class Markup {
    private static final String LINE = "1px solid rgba(128,128,128,.45)";

    private Markup() {}

    static String image(String address, String alt, String style) {
        return "<img src=\"" + address + "\" alt=\"" + Shown.escape(alt) + "\" title=\"" + Shown.escape(alt)
                + "\" style=\"" + style + "\">";
    }

    /** Labels with their colours and, where there is one, a number. */
    static String chips(Map<String, Integer> counts, Map<String, Colour> colours) {
        StringBuilder html = new StringBuilder();
        counts.forEach((label, count) -> html.append(chip(label, count, colours.get(label))));
        return html.toString();
    }

    private static String chip(String label, int count, @Nullable Colour colour) {
        String square = colour == null
                ? ""
                : "<span style=\"display:inline-block;width:.8em;height:.8em;border-radius:2px;border:" + LINE
                        + ";background:" + colour.hex() + "\"></span> ";
        return "<span style=\"display:inline-block;margin:1px 8px 1px 0;white-space:nowrap\">" + square
                + Shown.escape(label) + (count > 0 ? " <span style=\"opacity:.7\">" + count + "</span>" : "")
                + "</span> ";
    }

    static String bordered() {
        return "border:" + LINE + ";border-radius:4px";
    }
}
