package loopbook.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Function;
import loopbook.shapes.Box;
import loopbook.shapes.Mask;
import loopbook.shapes.Point;
import loopbook.shapes.Polyline;
import loopbook.shapes.Shape;

/** Drawing for people: outlines with a dark rim, insides that let the picture shine through, labels as tags. */
final class Overlay {
    private static final Color RIM = new Color(0, 0, 0, 90);

    private final Graphics2D graphics;
    private final DrawingOptions options;
    private final double line;
    private final Alike alike;
    private final double pixels;

    private Overlay(Graphics2D graphics, DrawingOptions options, double line, Alike alike, double pixels) {
        this.alike = alike;
        this.pixels = pixels;
        this.graphics = graphics;
        this.options = options;
        this.line = line;
    }

    static BufferedImage draw(
            BufferedImage picture,
            List<? extends Shape> shapes,
            Function<String, Color> colours,
            DrawingOptions options) {
        BufferedImage canvas = Canvas.copy(picture, BufferedImage.TYPE_INT_RGB);
        int longer = Math.max(canvas.getWidth(), canvas.getHeight());
        double line = options.thickness() > 0 ? options.thickness() : Math.max(1.2, longer / 320.0);
        Alike alike = Alike.of(shapes, options.scale(), line * 3);
        Canvas.paint(canvas, graphics -> {
            Canvas.smooth(graphics);
            Overlay overlay =
                    new Overlay(graphics, options, line, alike, (double) canvas.getWidth() * canvas.getHeight());
            Show.ordered(shapes).forEach(shape -> overlay.shape(shape, colours.apply(shape.label())));
            if (options.text() && Fonts.problem().isEmpty()) {
                Tags.draw(graphics, alike, colours, canvas);
            }
        });
        return canvas;
    }

    private void shape(Shape shape, Color colour) {
        if (shape instanceof Mask mask) {
            mask(mask, colour);
        } else if (shape instanceof Point point) {
            point(point, colour);
        } else {
            Outline.of(shape).ifPresent(path -> {
                path.transform(AffineTransform.getScaleInstance(options.scale(), options.scale()));
                inside(shape, path, colour);
                outline(path, colour);
            });
        }
    }

    private void inside(Shape shape, Path2D path, Color colour) {
        if (!(shape instanceof Polyline)) {
            double faint = options.thickness() == DrawingOptions.FILLED ? 1 : faintness(shape);
            graphics.setColor(veil(colour, shared(shape, options.alpha() * faint)));
            graphics.fill(path);
        }
    }

    /** A box mostly holds more than its thing, and what covers half the picture must not hide it. */
    private double faintness(Shape shape) {
        double area =
                shape.bounds().map(at -> at.width() * at.height()).orElse(0.0) * options.scale() * options.scale();
        double large = Math.max(0.4, 1 - 1.5 * area / pixels);
        return shape instanceof Box ? 0.5 * large : large;
    }

    private void outline(Path2D path, Color colour) {
        graphics.setStroke(stroke(line + 1.4));
        graphics.setColor(RIM);
        graphics.draw(path);
        graphics.setStroke(stroke(line));
        graphics.setColor(colour);
        graphics.draw(path);
    }

    private static BasicStroke stroke(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private void point(Point point, Color colour) {
        double radius = Math.max(2, line * 1.7);
        disc(point, radius + line * 0.9 + 1, RIM);
        disc(point, radius + line * 0.7, Color.WHITE);
        disc(point, radius, colour);
    }

    private void disc(Point point, double radius, Color colour) {
        graphics.setColor(colour);
        graphics.fill(new Ellipse2D.Double(
                point.x() * options.scale() - radius, point.y() * options.scale() - radius, 2 * radius, 2 * radius));
    }

    private void mask(Mask mask, Color colour) {
        // Never so faint that it is lost: a mask has no outline of its own.
        int veil =
                veil(colour, shared(mask, Math.min(1, options.alpha() * 1.6))).getRGB();
        boolean[][] pixels = mask.pixels();
        BufferedImage layer = new BufferedImage(pixels[0].length, pixels.length, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < pixels.length; y++) {
            for (int x = 0; x < pixels[y].length; x++) {
                if (pixels[y][x]) {
                    layer.setRGB(x, y, onEdge(pixels, x, y) ? colour.getRGB() : veil);
                }
            }
        }
        graphics.drawImage(layer, AffineTransform.getScaleInstance(options.scale(), options.scale()), null);
    }

    private static boolean onEdge(boolean[][] pixels, int x, int y) {
        return !isSet(pixels, x - 1, y)
                || !isSet(pixels, x + 1, y)
                || !isSet(pixels, x, y - 1)
                || !isSet(pixels, x, y + 1);
    }

    private static boolean isSet(boolean[][] pixels, int x, int y) {
        return y >= 0 && y < pixels.length && x >= 0 && x < pixels[y].length && pixels[y][x];
    }

    /** The opacity of each of several layers that together have this one. */
    private double shared(Shape shape, double alpha) {
        return 1 - Math.pow(1 - alpha, 1.0 / alike.count(shape));
    }

    private static Color veil(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * alpha));
    }
}
