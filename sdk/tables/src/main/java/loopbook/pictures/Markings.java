package loopbook.pictures;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import loopbook.client.Annotation;
import loopbook.client.Dataset;
import loopbook.client.Names;
import loopbook.drawing.Drawing;
import loopbook.drawing.DrawingOptions;
import loopbook.errors.NotFound;
import loopbook.shapes.Bounds;
import loopbook.shapes.Classification;
import loopbook.shapes.Colour;
import loopbook.shapes.Polyline;
import loopbook.shapes.Pose;
import loopbook.shapes.Shape;

/**
 * The shapes of one picture.
 *
 * @param lines those between the points of poses, drawn below the shapes
 * @param shapes those that can be drawn
 * @param colours by label, as the ontology has them
 * @param broken how many have a mask that cannot be read
 * @param nothing why there are no shapes, if there are none
 */
record Markings(List<Polyline> lines, List<Shape> shapes, Map<String, Colour> colours, int broken, String nothing) {
    static final Markings NONE = new Markings(List.of(), List.of(), Map.of(), 0);

    Markings(List<Polyline> lines, List<Shape> shapes, Map<String, Colour> colours, int broken) {
        this(lines, shapes, colours, broken, "no annotations");
    }

    /** Where none of the annotations that are there was asked for: a slip shows by what there is. */
    static Markings noneOf(List<Annotation> all) {
        return all.isEmpty()
                ? NONE
                : new Markings(
                        List.of(),
                        List.of(),
                        Map.of(),
                        0,
                        "none of its " + Names.counted(all.size(), "annotations") + " was asked for: there are "
                                + words(all, Annotation::label) + " by " + words(all, Annotation::creator));
    }

    private static String words(List<Annotation> all, Function<Annotation, String> word) {
        return all.stream().map(word).distinct().sorted().collect(Collectors.joining(", "));
    }

    static Markings of(List<Annotation> annotations, Map<String, Colour> colours, Skeleton skeleton) {
        List<Shape> shapes = new ArrayList<>();
        int broken = 0;
        for (Annotation annotation : annotations) {
            Shape shape = annotation.shape();
            if (isReadable(shape)) {
                shapes.add(shape);
            } else {
                broken++;
            }
        }
        return new Markings(skeleton.lines(annotations, Annotation::label), shapes, colours, broken);
    }

    static boolean isReadable(Shape shape) {
        try {
            shape.bounds();
            return true;
        } catch (IllegalStateException unreadablePng) {
            // Counted, and told below the picture.
            return false;
        }
    }

    /** Colours by label; none where the dataset has no recipe. */
    static Map<String, Colour> coloursOf(Dataset dataset) {
        try {
            return dataset.colors();
        } catch (NotFound noRecipe) {
            return Map.of();
        }
    }

    /** All of them on a copy of this picture. */
    BufferedImage on(BufferedImage picture, UnaryOperator<DrawingOptions> options) {
        Function<String, Color> palette = palette();
        BufferedImage below = lines.isEmpty()
                ? picture
                : Drawing.overlay(picture, lines, palette, o -> options.apply(o).text(false));
        return Drawing.overlay(below, shapes, palette, options);
    }

    /** The place that all of them are in together. */
    Optional<Bounds> bounds() {
        return shapes.stream().flatMap(shape -> shape.bounds().stream()).reduce((a, b) -> {
            double left = Math.min(a.left(), b.left());
            double top = Math.min(a.top(), b.top());
            return new Bounds(left, top, Math.max(a.right(), b.right()), Math.max(a.bottom(), b.bottom()));
        });
    }

    Function<String, Color> palette() {
        Map<String, String> hex = new HashMap<>();
        colours.forEach((label, colour) -> hex.put(label, colour.hex()));
        return Drawing.colours(hex);
    }

    /** Shapes of types that have no place in a picture, in words; their labels stand in a corner of it. */
    String placeless() {
        Map<String, Integer> types = new TreeMap<>();
        shapes.stream()
                .filter(shape -> !(shape instanceof Classification)
                        && !hasPoints(shape)
                        && shape.bounds().isEmpty())
                .forEach(shape -> types.merge(shape.type(), 1, Integer::sum));
        return types.isEmpty()
                ? ""
                : types.entrySet().stream()
                        .map(type -> type.getKey() + (type.getValue() > 1 ? " ×" + type.getValue() : ""))
                        .collect(Collectors.joining(", ", "Without a place in the picture: ", ". "));
    }

    /** A pose is where its points are. */
    private boolean hasPoints(Shape shape) {
        return shape instanceof Pose
                && lines.stream().anyMatch(line -> line.label().equals(shape.label()));
    }

    /** Labels with the number of their shapes, by name. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        shapes.forEach(shape -> counts.merge(shape.label(), 1, Integer::sum));
        return counts;
    }

    /** The colours that the shapes are really drawn in. */
    Map<String, Colour> drawn() {
        Map<String, Colour> drawn = new HashMap<>();
        Function<String, Color> palette = palette();
        counts().keySet().forEach(label -> drawn.put(label, colour(palette.apply(label))));
        return drawn;
    }

    private static Colour colour(Color colour) {
        return new Colour(colour.getRed(), colour.getGreen(), colour.getBlue());
    }
}
