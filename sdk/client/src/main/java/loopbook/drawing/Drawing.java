package loopbook.drawing;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import loopbook.shapes.Colour;
import loopbook.shapes.Mask;
import loopbook.shapes.Polygon;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;

/** Shapes drawn on pictures. The given picture stays as it is; results are new ones. */
public final class Drawing {
    /** A small answer can claim to be about a huge picture; more than this is not drawn. */
    private static final long MOST_PIXELS = 200_000_000;

    private Drawing() {}

    /**
     * An empty picture to draw on: transparent, or black where its type knows no transparency. More than 200 million
     * pixels are refused.
     *
     * @param type as {@link BufferedImage} has them
     */
    public static BufferedImage blank(int width, int height, int type) {
        if ((long) width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("A picture of " + width + " x " + height
                    + " pixels is not drawn: more than " + MOST_PIXELS + " would fill the memory.");
        }
        return new BufferedImage(width, height, type);
    }

    /**
     * An empty picture to draw numbers on: one byte a pixel.
     *
     * @param value what is in all of it, from 0 to 255
     */
    public static BufferedImage grey(int width, int height, int value) {
        requireByte(value, "that of the empty picture");
        BufferedImage grey = blank(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) value);
        return grey;
    }

    private static void requireByte(int value, String what) {
        if (value < 0 || value > 255) {
            throw new IllegalArgumentException("A grey picture has one byte a pixel, from 0 to 255: " + value + ", "
                    + what + ", does not fit. Give numbers of your own, or draw in colours");
        }
    }

    /**
     * For looking at: smooth outlines that stand out from any picture, insides that let it shine through (alpha, 0.25 by
     * itself), and the labels as tags that keep clear of each other where there is room.
     */
    public static BufferedImage overlay(
            BufferedImage picture,
            List<? extends Shape> shapes,
            Function<String, Color> colours,
            UnaryOperator<DrawingOptions> options) {
        return Overlay.draw(picture, shapes, colours, options.apply(new DrawingOptions(0, 0.25, true, 1)));
    }

    /**
     * As the Python SDK's {@code show()} with format {@code mask}: masks first, then the others in their order, in plain
     * pixels of the label's colour; alpha (1 by itself) blends the drawing with the picture; the text, off by itself, is
     * red. The result has an alpha channel.
     */
    public static BufferedImage draw(
            BufferedImage picture,
            List<? extends Shape> shapes,
            Function<String, Color> colours,
            UnaryOperator<DrawingOptions> options) {
        return Show.mask(picture, shapes, colours, options.apply(new DrawingOptions(0, 1, false, 1)));
    }

    /**
     * As the Python SDK's {@code show()} with format {@code instance}: one byte a pixel, 0 where nothing is, else the
     * number of the label there.
     *
     * @param numbers from 1 to 255
     */
    public static BufferedImage instances(
            int width,
            int height,
            List<? extends Shape> shapes,
            ToIntFunction<String> numbers,
            UnaryOperator<DrawingOptions> options) {
        return values(
                grey(width, height, 0),
                shapes,
                shapes.stream().map(shape -> numbers.applyAsInt(shape.label())).toList(),
                options);
    }

    /**
     * As {@link #instances}, with a value of its own for each shape, on a copy of this grey picture.
     *
     * @param values from 0 to 255, in the order of the shapes; others are refused
     */
    public static BufferedImage values(
            BufferedImage grey,
            List<? extends Shape> shapes,
            List<Integer> values,
            UnaryOperator<DrawingOptions> options) {
        if (grey.getRaster().getNumBands() != 1 || values.size() != shapes.size()) {
            throw new IllegalArgumentException("Numbers are drawn on a picture of one grey channel, one for each shape;"
                    + " this has " + grey.getRaster().getNumBands() + " channels, and " + shapes.size() + " shapes got "
                    + values.size() + " numbers.");
        }
        for (int i = 0; i < values.size(); i++) {
            requireByte(values.get(i), "the number of '" + shapes.get(i).label() + "'");
        }
        return Show.values(grey, shapes, values, options.apply(new DrawingOptions(0, 1, false, 1)));
    }

    /** The line around a shape, or along it, in the item's pixels; empty for points, masks and what has no place. */
    public static Optional<Path2D> outline(Shape shape) {
        return Outline.of(shape);
    }

    /** The pixels inside a polygon, its border included, of a picture of this size. */
    public static Mask mask(Polygon polygon, int width, int height) {
        BufferedImage inside = values(
                blank(width, height, BufferedImage.TYPE_BYTE_GRAY),
                List.of(polygon),
                List.of(255),
                options -> options.thickness(DrawingOptions.FILLED));
        return Shapes.mask(polygon.label(), inside).tag(polygon.tag());
    }

    /**
     * The colours of labels by name, as {@code #rrggbb} or {@code rgb(r,g,b)}; a label that is not among them gets one of
     * its own from a fixed set, always the same for the same name.
     */
    public static Function<String, Color> colours(Map<String, String> byLabel) {
        Map<String, String> known = Map.copyOf(byLabel);
        return label -> {
            String colour = known.get(label);
            return colour == null ? Palette.of(label) : Colour.parse(colour).awt();
        };
    }
}
