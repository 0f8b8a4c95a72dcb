package loopbook.tables;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import loopbook.client.Shown;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tables as static HTML: types below the names, numbers to the right. Up to 500 rows are all there, in a box that scrolls,
 * as long as that takes no more than 600 KB; up to 50 rows always. Of more the first 15 and the last 5 with the true count.
 * Where {@link #scriptFor(String)} follows, and is run, a click on a heading sorts a table that is all there; everywhere
 * else it is read as it is.
 */
public final class TableHtml {
    private static final int COLUMNS = 40;
    private static final int FIRST = 15;
    private static final int LAST = 5;
    private static final int WHOLE = 50;
    private static final int WHOLE_IF_SMALL = 500;
    private static final int SMALL = 600_000;
    private static final int SIGNS = 60;
    private static final int TOOLTIP_SIGNS = 1_000;
    private static final String LINE = "border-bottom:1px solid rgba(128,128,128,.35);";
    private static final String CELL = "padding:3px 10px;vertical-align:top;white-space:nowrap;";
    private static final String PALE = "opacity:.65;font-weight:normal;font-size:85%";

    /** The names stay in sight; what goes by below them is blurred, on a light page and on a dark one. */
    private static final String STAYS = "position:sticky;top:0;backdrop-filter:blur(10px);";

    private static final Set<String> NAMES = Set.of("item", "filename", "name", "id");

    private static final String SORTABLE = " data-loopbook=\"sortable\"";

    private TableHtml() {}

    /**
     * What sorts the tables of a page at a click, or at the enter key, upwards first, then downwards, what is missing last;
     * empty if this HTML has no table that can be sorted. A few lines that ask nobody for anything: a front end that runs
     * scripts gets it after the HTML.
     */
    public static String scriptFor(String html) {
        return html.contains(SORTABLE) ? "<script>" + Sorting.SCRIPT + "</script>" : "";
    }

    /** The table; cells longer than 60 signs are cut, and have 1,000 of them as a tooltip. */
    public static String of(Table table) {
        int rows = table.rowCount();
        Excerpt few = Excerpt.of(table, COLUMNS, FIRST, LAST, WHOLE);
        return rows > WHOLE && rows <= WHOLE_IF_SMALL
                ? html(Excerpt.of(table, COLUMNS, FIRST, LAST, WHOLE_IF_SMALL), SMALL)
                        .orElseGet(() -> html(few))
                : html(few);
    }

    private static String html(Excerpt excerpt) {
        return html(excerpt, Integer.MAX_VALUE).orElseThrow();
    }

    /** Empty if it would be longer than this. */
    private static Optional<String> html(Excerpt excerpt, int most) {
        var html = new StringBuilder();
        head(html, excerpt);
        for (int i = 0; i < excerpt.rows().size(); i++) {
            if (html.length() > most) {
                return Optional.empty();
            }
            if (i == excerpt.gapAfter()) {
                gap(html, excerpt);
            }
            html.append("<tr>");
            for (Column<?> column : excerpt.columns()) {
                cell(html, column, excerpt.rows().get(i), excerpt.columns());
            }
            html.append("</tr>\n");
        }
        String left = excerpt.leavesRowsOut() ? "; the first " + FIRST + " and the last " + LAST + " are shown" : "";
        return Optional.of(html.append("</tbody></table>\n<div style=\"" + PALE + ";padding:4px 10px\">")
                .append(Shown.escape(excerpt.footer() + left))
                .append("</div></div>")
                .toString());
    }

    private static void head(StringBuilder html, Excerpt excerpt) {
        boolean sortable = !excerpt.leavesRowsOut() && excerpt.rows().size() > 1;
        html.append("<div style=\"overflow:auto;max-height:40em\"><table")
                .append(sortable ? SORTABLE : "")
                .append(" style=\"border-collapse:collapse;color:inherit;font-size:inherit\">\n<thead><tr>");
        for (Column<?> column : excerpt.columns()) {
            open(html, "th", LINE + STAYS, column)
                    .append('>')
                    .append(Shown.escape(column.name()))
                    .append("<br><span style=\"" + PALE + "\">")
                    .append(Shown.escape(Excerpt.type(column)))
                    .append(Slips.withoutValue(column) ? ", no value" : "")
                    .append("</span></th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
    }

    private static void gap(StringBuilder html, Excerpt excerpt) {
        html.append("<tr>");
        excerpt.columns().forEach(column -> open(html, "td", "", column).append(">⋮</td>"));
        html.append("</tr>\n");
    }

    private static void cell(StringBuilder html, Column<?> column, int row, List<Column<?>> columns) {
        String whole = Excerpt.whole(column, row);
        if (Excerpt.isPicture(whole)) {
            // Nothing but base64 after the head, so there is nothing in it to escape.
            open(html, "td", "", column)
                    .append("><img alt=\"")
                    .append(Shown.escape(name(column, row, columns)))
                    .append("\" style=\"display:block\" src=\"")
                    .append(whole)
                    .append("\"></td>");
            return;
        }
        String shown = Excerpt.cut(Excerpt.brief(column, row), SIGNS);
        open(html, "td", "", column);
        if (!shown.equals(whole)) {
            html.append(" title=\"")
                    .append(Shown.escape(Excerpt.cut(whole, TOOLTIP_SIGNS)))
                    .append('"');
        }
        html.append('>').append(Shown.escape(shown)).append("</td>");
    }

    /** What a picture is of: the name that the row has. */
    private static String name(Column<?> picture, int row, List<Column<?>> columns) {
        return columns.stream()
                .filter(column -> NAMES.contains(column.name()) && !column.isMissing(row))
                .map(column -> picture.name() + " of " + Excerpt.cut(Excerpt.whole(column, row), SIGNS))
                .findFirst()
                .orElse(picture.name());
    }

    private static StringBuilder open(StringBuilder html, String tag, String style, Column<?> column) {
        String align = Excerpt.rightAligned(column) ? "right" : "left";
        return html.append('<')
                .append(tag)
                .append(" style=\"")
                .append(CELL)
                .append(style)
                .append("text-align:")
                .append(align)
                .append('"');
    }
}
