package loopbook.local;

import org.jspecify.annotations.Nullable;

/** A plain page: no script, no outside address, every text escaped. */
final class Html {
    private static final String STYLE =
            "body{font:16px system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em;color-scheme:light dark}"
                    + "img{max-width:100%}.tile{display:inline-block;width:11em;margin:.4em;vertical-align:top;"
                    + "overflow-wrap:anywhere}.tile img{max-height:11em;display:block}small{opacity:.7}";

    private final StringBuilder body = new StringBuilder();
    private final String title;

    Html(String title) {
        this.title = title;
    }

    /** {@code 1 item}, {@code 2 items}. */
    static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private static String escape(@Nullable String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : (text == null ? "" : text).toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    void text(String element, String text) {
        body.append('<').append(element).append('>').append(escape(text));
        body.append("</").append(element).append(">\n");
    }

    void up(String address, String text) {
        body.append("<p><a href=\"").append(escape(address)).append("\">&#8593; ");
        body.append(escape(text)).append("</a></p>\n");
    }

    void link(String address, @Nullable String text, String remark) {
        body.append("<p><a href=\"").append(escape(address)).append("\">").append(escape(text));
        body.append("</a> <small>").append(escape(remark)).append("</small></p>\n");
    }

    void tile(String address, String picture, String text) {
        body.append("<a class=\"tile\" href=\"")
                .append(escape(address))
                .append("\"><img loading=\"lazy\" alt=\"\" src=\"");
        body.append(escape(picture)).append("\">").append(escape(text)).append("</a>\n");
    }

    void picture(String address, String text) {
        body.append("<p><img alt=\"").append(escape(text)).append("\" src=\"");
        body.append(escape(address)).append("\"></p>\n");
    }

    /** One annotation: its label, its type, and who made it. */
    void annotation(@Nullable String label, @Nullable String type, @Nullable String creator) {
        body.append("<p><b>").append(escape(label)).append("</b> ").append(escape(type));
        body.append(" <small>").append(escape(creator)).append("</small></p>\n");
    }

    Reply reply(int status) {
        String page = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escape(title)
                + "</title><style>" + STYLE + "</style></head><body><h1>" + escape(title) + "</h1>\n" + body
                + "</body></html>\n";
        return Reply.text(status, "text/html; charset=utf-8", page)
                .header("content-security-policy", "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'")
                .header("referrer-policy", "no-referrer")
                .header("x-content-type-options", "nosniff");
    }
}
