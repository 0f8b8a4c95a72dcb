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

    /** A text that begins here and goes down to the left, at an angle. */
    Svg slanted(double x, double y, Letters letters, String text, double room) {
        String cut = letters.cut(text, room);
        out.append("<text transform=\"translate(").append(number(x)).append(' ').append(number(y));
        out.append(") rotate(-45)\" text-anchor=\"end\" font-size=\"").append(number(letters.size()));
        out.append("\" fill=\"").append(letters.color()).append('"');
        return close("text", Shown.escape(cut), cut.equals(text) ? "" : text);
    }

    /** A path; {@code look} has its attributes. */
    Svg path(String d, String look, String title) {
        out.append("<path d=\"").append(d).append("\" ").append(look);
        return close("path", "", title);
    }

    /** A mark of its own form for each series: not by colour alone. */
    Svg mark(int series, double x, double y, double size, String color, String title) {
        String look = "fill=\"" + color + "\" fill-opacity=\"0.75\" stroke=\"" + PAPER + "\" stroke-width=\"0.5\"";
        double r = size;
        return switch (series % 5) {
            case 0 -> path(circle(x, y, r * 0.9), look, title);
            case 1 -> path(
                    polygon(
                            x - r * 0.8,
                            y - r * 0.8,
                            x + r * 0.8,
                            y - r * 0.8,
                            x + r * 0.8,
                            y + r * 0.8,
                            x - r * 0.8,
                            y + r * 0.8),
                    look,
                    title);
            case 2 -> path(polygon(x, y - r, x + r, y + r * 0.8, x - r, y + r * 0.8), look, title);
            case 3 -> path(polygon(x, y - r * 1.1, x + r * 1.1, y, x, y + r * 1.1, x - r * 1.1, y), look, title);
            default -> path(polygon(x - r, y - r * 0.8, x + r, y - r * 0.8, x, y + r), look, title);
        };
    }

    private static String circle(double x, double y, double r) {
        String arc = "a" + number(r) + " " + number(r) + " 0 1 0 ";
        return "M" + number(x - r) + " " + number(y) + arc + number(2 * r) + " 0" + arc + number(-2 * r) + " 0z";
    }

    static String polygon(double... xy) {
        return line(xy) + "z";
    }

    static String line(double... xy) {
        var d = new StringBuilder();
        for (int i = 0; i < xy.length; i += 2) {
            d.append(i == 0 ? 'M' : 'L').append(number(xy[i])).append(' ').append(number(xy[i + 1]));
        }
        return d.toString();
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
