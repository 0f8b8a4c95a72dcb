package loopbook.drawing;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import loopbook.shapes.Bounds;
import loopbook.shapes.Ellipse;
import loopbook.shapes.Mask;
import loopbook.shapes.Point;
import loopbook.shapes.Polyline;
import loopbook.shapes.Shape;

/** Drawing by the letter of the Python SDK's {@code show()}: whole coordinates, hard edges, angles of boxes ignored. */
final class Show {
    private static final float TEXT_SIZE = 22;

    private final DrawingOptions options;
    private BufferedImage canvas;

    private Show(BufferedImage canvas, DrawingOptions options) {
        this.canvas = canvas;
        this.options = options;
    }

    static BufferedImage mask(
            BufferedImage picture,
            List<? extends Shape> shapes,
            Function<String, Color> colours,
            DrawingOptions options) {
        Show show = new Show(Canvas.copy(picture, BufferedImage.TYPE_INT_ARGB), options);
        for (Shape shape : ordered(shapes)) {
            Color colour = colours.apply(shape.label());
            show.draw(shape, new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int)
                    (255 * options.alpha())));
        }
        return show.canvas;
    }

    static BufferedImage instances(
            int width,
            int height,
            List<? extends Shape> shapes,
            ToIntFunction<String> numbers,
            DrawingOptions options) {
        Show show = new Show(
                new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB),
                options.alpha(1).text(false));
        for (Shape shape : ordered(shapes)) {
            show.draw(shape, new Color(0, 0, numbers.applyAsInt(shape.label())));
        }
        BufferedImage instances = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                instances.getRaster().setSample(x, y, 0, show.canvas.getRGB(x, y) & 0xff);
            }
        }
        return instances;
    }

    static List<Shape> ordered(List<? extends Shape> shapes) {
        List<Shape> ordered = new ArrayList<>(shapes);
        ordered.sort((a, b) -> Boolean.compare(b instanceof Mask, a instanceof Mask));
        return ordered;
    }

    private void draw(Shape shape, Color colour) {
        BufferedImage below = canvas;
        canvas = Canvas.copy(below, BufferedImage.TYPE_INT_ARGB);
        Canvas.paint(canvas, graphics -> {
            graphics.setComposite(AlphaComposite.Src);
            graphics.setColor(colour);
            paint(graphics, shape, colour);
        });
        if (options.alpha() < 1 && !(shape instanceof Ellipse)) {
            blend(below);
        }
        if (options.text()) {
            write(shape);
        }
    }

    private void paint(Graphics2D graphics, Shape shape, Color colour) {
        if (shape instanceof Mask mask) {
            fill(mask.pixels(), colour);
        } else if (shape instanceof Point point) {
            circle(graphics, point);
        } else {
            if (shape instanceof Ellipse) {
                centred(graphics);
            }
            Outline.of(Rounded.of(shape)).ifPresent(path -> {
                if (options.thickness() == DrawingOptions.FILLED && !(shape instanceof Polyline)) {
                    graphics.fill(path);
                    graphics.setStroke(new BasicStroke(1));
                } else {
                    graphics.setStroke(new BasicStroke(lineOf(2)));
                }
                graphics.draw(path);
            });
        }
    }

    /** Round things lie about the middle of a pixel; straight lines follow pixels without this. */
    private static void centred(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(0.5, 0.5);
    }

    private int lineOf(int byItself) {
        return options.thickness() > 0 ? options.thickness() : byItself;
    }

    private void circle(Graphics2D graphics, Point point) {
        int radius = lineOf(5);
        centred(graphics);
        graphics.setStroke(new BasicStroke(radius));
        graphics.draw(new Ellipse2D.Double(
                Math.rint(point.x()) - radius, Math.rint(point.y()) - radius, 2.0 * radius, 2.0 * radius));
    }

    private void fill(boolean[][] pixels, Color colour) {
        for (int y = 0; y < Math.min(pixels.length, canvas.getHeight()); y++) {
            for (int x = 0; x < Math.min(pixels[y].length, canvas.getWidth()); x++) {
                if (pixels[y][x]) {
                    canvas.setRGB(x, y, colour.getRGB());
                }
            }
        }
    }

    /** Over the whole picture, alpha included, as the reference does. */
    private void blend(BufferedImage below) {
        for (int y = 0; y < canvas.getHeight(); y++) {
            for (int x = 0; x < canvas.getWidth(); x++) {
                int drawn = canvas.getRGB(x, y);
                int under = below.getRGB(x, y);
                if (drawn != under) {
                    canvas.setRGB(x, y, mix(drawn, under));
                }
            }
        }
    }

    private int mix(int drawn, int under) {
        int mixed = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            double part = (drawn >>> shift & 0xff) * options.alpha() + (under >>> shift & 0xff) * (1 - options.alpha());
            mixed |= (int) Math.rint(part) << shift;
        }
        return mixed;
    }

    private void write(Shape shape) {
        String text = shape.label() + "-" + String.join(",", shape.attributes().keySet());
        Bounds at = shape.bounds().orElse(new Bounds(0, 0, 0, 0));
        double x = at.left() == 0 ? canvas.getWidth() / 10.0 : at.left();
        double y = at.top() == 0 ? canvas.getHeight() / 10.0 : at.top();
        Canvas.paint(canvas, graphics -> {
            Canvas.smooth(graphics);
            graphics.setColor(Color.RED);
            graphics.setFont(Fonts.sans(TEXT_SIZE, text));
            graphics.drawString(text, (float) x, (float) y);
        });
    }
}
