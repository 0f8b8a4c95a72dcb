package loopbook.client;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import loopbook.drawing.DrawingOptions;
import org.jspecify.annotations.Nullable;

/** How annotations are drawn or written. Immutable: each method returns changed options. */
public final class ViewOptions {
    private final AnnotationFormat format;
    private final DrawingOptions drawing;
    private final int width;
    private final int height;
    private final @Nullable Path picture;
    private final Map<String, Integer> numbers;
    private final OptionalInt frame;

    private ViewOptions(
            AnnotationFormat format,
            DrawingOptions drawing,
            int width,
            int height,
            @Nullable Path picture,
            Map<String, Integer> numbers,
            OptionalInt frame) {
        this.format = format;
        this.drawing = drawing;
        this.width = width;
        this.height = height;
        this.picture = picture;
        this.numbers = numbers;
        this.frame = frame;
    }

    static ViewOptions of(AnnotationFormat format) {
        DrawingOptions drawing = new DrawingOptions(1, 1, false, 1);
        return new ViewOptions(format, drawing, 0, 0, null, Map.of(), OptionalInt.empty());
    }

    /** In this format. */
    public ViewOptions format(AnnotationFormat other) {
        return new ViewOptions(other, drawing, width, height, picture, numbers, frame);
    }

    private ViewOptions drawing(UnaryOperator<DrawingOptions> change) {
        return new ViewOptions(format, change.apply(drawing), width, height, picture, numbers, frame);
    }

    /** With lines of this many pixels, by itself 1; -1 fills, 0 takes what suits the shape. */
    public ViewOptions thickness(int pixels) {
        return drawing(o -> o.thickness(pixels));
    }

    /** With or without label and attributes beside each shape; by itself without. */
    public ViewOptions text(boolean written) {
        return drawing(o -> o.text(written));
    }

    /** How much of the drawing is seen over what is below, 0 to 1; by itself 1. */
    public ViewOptions alpha(double opacity) {
        return drawing(o -> o.alpha(opacity));
    }

    /** Of this size in pixels; by itself that of the item. */
    public ViewOptions size(int width, int height) {
        return new ViewOptions(format, drawing, width, height, picture, numbers, frame);
    }

    /** Drawn on the picture in this file, in place of the item's own. */
    public ViewOptions picture(Path file) {
        return new ViewOptions(format, drawing, width, height, file, numbers, frame);
    }

    /** With these numbers of the labels, in place of those that the ontology gives. */
    public ViewOptions numbers(Map<String, Integer> byLabel) {
        return new ViewOptions(format, drawing, width, height, picture, Map.copyOf(byLabel), frame);
    }

    /** What there is at this frame of a video. */
    public ViewOptions frame(int number) {
        return new ViewOptions(format, drawing, width, height, picture, numbers, OptionalInt.of(number));
    }

    AnnotationFormat format() {
        return format;
    }

    DrawingOptions drawing() {
        return drawing;
    }

    int widthOr(int other) {
        return width > 0 ? width : other;
    }

    int heightOr(int other) {
        return height > 0 ? height : other;
    }

    Optional<BufferedImage> picture() {
        return Optional.ofNullable(picture).map(ViewOptions::read);
    }

    private static BufferedImage read(Path file) {
        try {
            return Images.read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the picture to draw on in " + file, e);
        }
    }

    Map<String, Integer> numbers() {
        return numbers;
    }

    OptionalInt frame() {
        return frame;
    }
}
