package loopbook.drawing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import loopbook.shapes.Bounds;
import loopbook.shapes.Box;
import loopbook.shapes.Cube;
import loopbook.shapes.Ellipse;
import loopbook.shapes.Mask;
import loopbook.shapes.Note;
import loopbook.shapes.Point;
import loopbook.shapes.Polygon;
import loopbook.shapes.Polyline;
import loopbook.shapes.RefImage;
import loopbook.shapes.Shape;
import loopbook.shapes.TextMark;
import loopbook.shapes.Vertex;

/** Drawing by the letter of the Python SDK's {@code show()}: whole coordinates, angles of boxes ignored. */
final class Show {
    private static final float TEXT_SIZE = 22;

    private final DrawingOptions options;
    private Layer canvas;

    private Show(Layer canvas, DrawingOptions options) {
        this.canvas = canvas;
        this.options = options;
    }

    static BufferedImage mask(
            BufferedImage picture,
            List<? extends Shape> shapes,
            Function<String, Color> colours,
            DrawingOptions options) {
        Show show = new Show(Layer.of(picture, false), options);
        for (Shape shape : ordered(shapes)) {
            Color colour = colours.apply(shape.label());
            show.draw(shape, ((int) (255 * options.alpha()) << 24) | (colour.getRGB() & 0xffffff), false);
        }
        return show.canvas.colours();
    }

    /** One value for each shape; texts are for colours only. */
    static BufferedImage values(
            BufferedImage grey, List<? extends Shape> shapes, List<Integer> values, DrawingOptions options) {
        Show show = new Show(Layer.of(grey, true), options.alpha(1).text(false));
        for (int i : order(shapes)) {
            show.draw(shapes.get(i), values.get(i), true);
        }
        return show.canvas.greys();
    }

    static List<Shape> ordered(List<? extends Shape> shapes) {
        List<Shape> ordered = new ArrayList<>();
        order(shapes).forEach(i -> ordered.add(shapes.get(i)));
        return ordered;
    }

    /** Masks first, then the others, each as they come. */
    private static List<Integer> order(List<? extends Shape> shapes) {
        List<Integer> order = new ArrayList<>();
        for (boolean masks : new boolean[] {true, false}) {
            for (int i = 0; i < shapes.size(); i++) {
                if (shapes.get(i) instanceof Mask == masks) {
                    order.add(i);
                }
            }
        }
        return order;
    }

    private void draw(Shape shape, int value, boolean grey) {
        Layer below = options.alpha() < 1 ? canvas.copy() : canvas;
        paint(canvas.ink(value), shape);
        if (options.alpha() < 1 && !(shape instanceof Ellipse)) {
            canvas.blend(below, options.alpha());
        }
        boolean texts = shape instanceof TextMark || shape instanceof RefImage;
        if (!grey && (options.text() || texts)) {
            write(shape);
        }
    }

    private void paint(Layer layer, Shape shape) {
        Raster hard = new Raster(layer, false, false);
        if (shape instanceof Mask mask) {
            fill(layer, mask.pixels());
        } else if (shape instanceof Box box) {
            box(layer, new Bounds(box.left(), box.top(), box.right(), box.bottom()));
        } else if (shape instanceof Note note) {
            box(layer, note.box());
        } else if (shape instanceof Point point) {
            circle(new Raster(layer, true, true), point);
        } else if (shape instanceof Polygon polygon) {
            rings(hard, polygon.rings());
        } else if (shape instanceof Polyline line) {
            line.lines().forEach(one -> hard.path(rounded(one), false, lineOf(2)));
        } else if (shape instanceof Ellipse ellipse) {
            ellipse(new Raster(layer, false, true), ellipse);
        } else if (shape instanceof Cube cube) {
            cube(hard, cube);
        }
    }

    private boolean filled() {
        return options.thickness() == DrawingOptions.FILLED;
    }

    private int lineOf(int byItself) {
        return options.thickness() > 0 ? options.thickness() : byItself;
    }

    private void box(Layer layer, Bounds at) {
        rings(
                new Raster(layer, true, false),
                List.of(List.of(
                        new Vertex(at.left(), at.top()),
                        new Vertex(at.left(), at.bottom()),
                        new Vertex(at.right(), at.bottom()),
                        new Vertex(at.right(), at.top()))));
    }

    private void rings(Raster raster, List<List<Vertex>> rings) {
        List<List<Vertex>> whole = rings.stream().map(Show::rounded).toList();
        if (filled()) {
            raster.fill(whole);
        } else {
            whole.forEach(ring -> raster.path(ring, true, lineOf(2)));
        }
    }

    private void ellipse(Raster raster, Ellipse ellipse) {
        List<Vertex> corners = Curve.ellipse(
                Math.rint(ellipse.x()),
                Math.rint(ellipse.y()),
                Math.rint(ellipse.rx()),
                Math.rint(ellipse.ry()),
                ellipse.angle());
        if (filled()) {
            raster.convex(corners);
        } else {
            raster.path(corners, false, lineOf(2));
        }
    }

    private void cube(Raster raster, Cube cube) {
        List<Vertex> front = backwards(cube.front());
        List<Vertex> back = backwards(cube.back());
        raster.path(front, true, lineOf(2));
        raster.path(back, true, lineOf(2));
        for (int i = 0; i < front.size(); i++) {
            raster.path(List.of(front.get(i), back.get(i)), false, lineOf(2));
        }
    }

    /** Which end of a line comes first counts where it leaves the picture: the reference goes round the other way. */
    private static List<Vertex> backwards(List<Vertex> corners) {
        List<Vertex> turned = new ArrayList<>(rounded(corners));
        Collections.reverse(turned);
        return turned;
    }

    private void circle(Raster raster, Point point) {
        int radius = lineOf(5);
        raster.path(Curve.ellipse(Math.rint(point.x()), Math.rint(point.y()), radius, radius, 0), false, lineOf(5));
    }

    private static void fill(Layer layer, boolean[][] pixels) {
        for (int y = 0; y < pixels.length; y++) {
            for (int x = 0; x < pixels[y].length; x++) {
                if (pixels[y][x]) {
                    layer.set(x, y);
                }
            }
        }
    }

    /** To whole pixels, halves to the even one. */
    private static List<Vertex> rounded(List<Vertex> corners) {
        return corners.stream()
                .map(corner -> new Vertex(Math.rint(corner.x()), Math.rint(corner.y())))
                .toList();
    }

    private void write(Shape shape) {
        String text = shape.label() + "-" + String.join(",", shape.attributes().keySet());
        Bounds at = shape.bounds().orElse(new Bounds(0, 0, 0, 0));
        double x = at.left() == 0 ? canvas.width() / 10.0 : at.left();
        double y = at.top() == 0 ? canvas.height() / 10.0 : at.top();
        BufferedImage written = canvas.colours();
        Canvas.paint(written, graphics -> {
            Canvas.smooth(graphics);
            graphics.setColor(Color.RED);
            graphics.setFont(Fonts.sans(TEXT_SIZE, text));
            graphics.drawString(text, (float) x, (float) y);
        });
        canvas = Layer.of(written, false);
    }
}
