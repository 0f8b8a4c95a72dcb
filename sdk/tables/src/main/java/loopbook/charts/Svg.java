package loopbook.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import loopbook.client.Shown;

/** Writes the few SVG elements that our charts are made of. Numbers have two decimals at most. */
final class Svg {
    static final String INK = "#1f2328";
    static final String PALE_INK = "#59636e";
    static final String GRID = "#e4e7eb";
    static final String PAPER = "#ffffff";
    static final String EDGE = "#d0d7de";

    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String name) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" font-family=\"'DejaVu Sans', Verdana, Helvetica, Arial, sans-serif\">\n");
        out.append("<title>").append(Shown.escape(name)).append("</title>\n");
        rect(0.5, 0.5, width - 1.0, height - 1.0, "fill=\"" + PAPER + "\" stroke=\"" + EDGE + "\" rx=\"6\"", "");
    }

    /** A rectangle; a tooltip if {@code title} is not empty. */
    Svg rect(double x, double y, double width, double height, String look, String title) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        out.append("\" ").append(look);
        return close("rect", "", title);
    }

    Svg line(double x1, double y1, double x2, double y2, String color) {
        out.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
        out.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
        out.append("\" stroke=\"").append(color).append('"');
        return close("line", "", "");
    }

    /** A text; {@code anchor} is start, middle or end. If it is cut to fit, the whole is its tooltip. */
    Svg text(double x, double y, String anchor, Letters letters, String text, double room) {
        String cut = letters.cut(text, room);
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" text-anchor=\"").append(anchor);
        out.append("\" font-size=\"").append(number(letters.size())).append('"');
        out.append(letters.bold() ? " font-weight=\"bold\"" : "");
        out.append(" fill=\"").append(letters.color()).append('"');
        return close("text", Shown.escape(cut), cut.equals(text) ? "" : text);
    }

    private Svg close(String name, String content, String title) {
        if (content.isEmpty() && title.isEmpty()) {
            out.append("/>\n");
            return this;
        }
        out.append('>');
        if (!title.isEmpty()) {
            out.append("<title>").append(Shown.escape(title)).append("</title>");
        }
        out.append(content).append("</").append(name).append(">\n");
        return this;
    }

    String end() {
        return out + "</svg>\n";
    }

    static String number(double value) {
        BigDecimal two = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
        return two.signum() == 0 ? "0" : two.stripTrailingZeros().toPlainString();
    }
}
