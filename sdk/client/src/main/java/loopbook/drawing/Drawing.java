package loopbook.drawing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import loopbook.shapes.Colour;
import loopbook.shapes.Shape;

/** Shapes drawn on pictures. The given picture stays as it is; results are new ones. */
public final class Drawing {
    private Drawing() {}

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
        return Show.instances(width, height, shapes, numbers, options.apply(new DrawingOptions(0, 1, false, 1)));
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
