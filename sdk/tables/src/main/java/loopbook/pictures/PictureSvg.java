package loopbook.pictures;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Function;
import loopbook.client.Item;
import loopbook.client.Shown;
import loopbook.drawing.Drawing;
import loopbook.pictures.Picture.Under;
import loopbook.shapes.Bounds;
import loopbook.shapes.Colour;
import loopbook.shapes.Mask;
import loopbook.shapes.Point;
import loopbook.shapes.Polyline;
import loopbook.shapes.Shape;

/** A picture with its shapes as SVG: nothing from outside, every text of the platform escaped. */
final class PictureSvg {
    private final Under under;
    private final PictureOptions options;
    private final double line;
    private final StringBuilder out = new StringBuilder();

    private PictureSvg(Under under, PictureOptions options) {
        this.under = under;
        this.options = options;
        int longer = Math.max(under.plain().getWidth(), under.plain().getHeight());
        this.line = options.thickness() > 0 ? options.thickness() : Math.max(1.2, longer / 320.0);
    }

    static String of(Item item, Under under, Markings markings, PictureOptions options) {
        PictureSvg svg = new PictureSvg(under, options);
        int width = under.plain().getWidth();
        int height = under.plain().getHeight();
        svg.out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" + width + "\" height=\""
                + height + "\" viewBox=\"0 0 " + width + " " + height + "\">\n");
        svg.out.append("<title>").append(Shown.escape(item.filename())).append("</title>\n");
        svg.out.append("<image width=\"" + width + "\" height=\"" + height + "\" href=\""
                + Encoder.address("image/jpeg", Encoder.jpeg(under.plain(), 0.9)) + "\"/>\n");
        Function<String, Color> palette = markings.palette();
        markings.lines().forEach(line -> svg.shape(line, palette.apply(line.label())));
        markings.shapes().forEach(shape -> svg.shape(shape, palette.apply(shape.label())));
        if (options.text()) {
            markings.shapes().forEach(shape -> svg.label(shape, palette.apply(shape.label())));
        }
        return svg.out.append("</svg>\n").toString();
    }

    private void shape(Shape shape, Color color) {
        if (shape instanceof Mask mask) {
            mask(mask, color);
        } else if (shape instanceof Point point) {
            open("circle", shape)
                    .append(" cx=\"" + x(point.x()) + "\" cy=\"" + y(point.y()) + "\" r=\""
                            + number(Math.max(2, line * 1.7)) + "\" fill=\"" + hex(color)
                            + "\" stroke=\"#ffffff\" stroke-width=\"" + number(line * 0.7) + "\">");
            close("circle", shape);
        } else {
            Drawing.outline(shape).ifPresent(path -> path(shape, path, color));
        }
    }

    private void path(Shape shape, Path2D path, Color color) {
        double fill = shape instanceof Polyline ? 0 : options.alpha();
        open("path", shape)
                .append(" d=\"")
                .append(d(path))
                .append("\" fill-rule=\"evenodd\" fill=\"")
                .append(fill > 0 ? hex(color) : "none")
                .append("\" fill-opacity=\"")
                .append(number(fill))
                .append("\" stroke=\"")
                .append(hex(color))
                .append("\" stroke-width=\"")
                .append(number(line))
                .append("\" stroke-linejoin=\"round\">");
        close("path", shape);
    }

    private void mask(Mask mask, Color color) {
        Mask painted = mask.painted(new Colour(color.getRed(), color.getGreen(), color.getBlue()));
        boolean[][] rows = mask.pixels();
        open("image", mask)
                .append(" x=\"" + x(0) + "\" y=\"" + y(0) + "\" width=\""
                        + number(rows[0].length * under.scale()) + "\" height=\"" + number(rows.length * under.scale())
                        + "\" opacity=\"" + number(Math.min(1, options.alpha() * 1.6)) + "\" href=\"" + painted.png()
                        + "\">");
        close("image", mask);
    }

    private StringBuilder open(String element, Shape shape) {
        return out.append('<')
                .append(element)
                .append(" class=\"")
                .append(Shown.escape(shape.type()))
                .append('"');
    }

    private void close(String element, Shape shape) {
        out.append("<title>")
                .append(Shown.escape(shape.label()))
                .append("</title></")
                .append(element)
                .append(">\n");
    }

    private void label(Shape shape, Color color) {
        Optional<Bounds> bounds = shape.bounds();
        double size =
                Math.max(11, Math.max(under.plain().getWidth(), under.plain().getHeight()) / 50.0);
        double left = bounds.map(at -> at.left() * under.scale() - under.left()).orElse(2.0);
        double top = bounds.map(at -> at.top() * under.scale() - under.top()).orElse(0.0);
        out.append("<text x=\"" + number(Math.max(1, left)) + "\" y=\"" + number(Math.max(size, top - 3))
                + "\" font-family=\"'DejaVu Sans', Verdana, sans-serif\" font-size=\"" + number(size)
                + "\" font-weight=\"bold\" fill=\"" + hex(color)
                + "\" stroke=\"#000000\" stroke-opacity=\"0.75\" stroke-width=\"3\" paint-order=\"stroke\">"
                + Shown.escape(shape.label()) + "</text>\n");
    }

    private String d(Path2D path) {
        AffineTransform to = new AffineTransform(under.scale(), 0, 0, under.scale(), -under.left(), -under.top());
        StringBuilder d = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator each = path.getPathIterator(to); !each.isDone(); each.next()) {
            int kind = each.currentSegment(at);
            d.append("MLQCZ".charAt(kind));
            int numbers = new int[] {2, 2, 4, 6, 0}[kind];
            for (int i = 0; i < numbers; i++) {
                d.append(i == 0 ? "" : " ").append(number(at[i]));
            }
        }
        return d.toString();
    }

    private String x(double value) {
        return number(value * under.scale() - under.left());
    }

    private String y(double value) {
        return number(value * under.scale() - under.top());
    }

    private static String hex(Color color) {
        return String.format("#%06x", color.getRGB() & 0xffffff);
    }

    private static String number(double value) {
        BigDecimal two = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
        return two.signum() == 0 ? "0" : two.stripTrailingZeros().toPlainString();
    }
}
