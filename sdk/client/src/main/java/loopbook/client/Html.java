package loopbook.client;

import java.util.List;
import java.util.Map;

/** The little HTML that cards and lists are made of. Styles are inline: viewers strip the rest. */
final class Html {
    private static final String CELL = "text-align:left;padding:2px 10px 2px 0;vertical-align:top";

    private Html() {}

    /** A heading with names and values below it; {@code extra} is HTML that goes last. */
    static String card(String kind, String title, Map<String, String> values, String extra) {
        StringBuilder html = new StringBuilder("<div><strong>")
                .append(Shown.escape(kind))
                .append("</strong> ")
                .append(Shown.escape(title));
        html.append("<table>");
        values.forEach((name, value) -> html.append("<tr><th style=\"")
                .append(CELL)
                .append("\">")
                .append(Shown.escape(name))
                .append("</th><td style=\"")
                .append(CELL)
                .append("\">")
                .append(Shown.escape(value))
                .append("</td></tr>"));
        return html.append("</table>").append(extra).append("</div>").toString();
    }

    /** A table; every cell is text. Nothing but the caption where there are no columns. */
    static String table(String caption, List<String> columns, List<List<String>> rows, String footer) {
        StringBuilder html =
                new StringBuilder("<div><strong>").append(Shown.escape(caption)).append("</strong>");
        if (!columns.isEmpty()) {
            rows(html, columns, rows);
        }
        if (!footer.isEmpty()) {
            html.append("<div>").append(Shown.escape(footer)).append("</div>");
        }
        return html.append("</div>").toString();
    }

    private static void rows(StringBuilder html, List<String> columns, List<List<String>> rows) {
        html.append("<table><thead><tr>");
        columns.forEach(column -> cell(html, "th", column));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(value -> cell(html, "td", value));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private static void cell(StringBuilder html, String tag, String value) {
        html.append('<').append(tag).append(" style=\"").append(CELL).append("\">");
        html.append(Shown.escape(value)).append("</").append(tag).append('>');
    }
}
