package loopbook.pictures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import loopbook.client.Annotation;
import loopbook.client.Dataset;
import loopbook.drawing.Drawing;
import loopbook.errors.NotFound;
import loopbook.shapes.Classification;
import loopbook.shapes.Colour;
import loopbook.shapes.Shape;

/**
 * The shapes of one picture.
 *
 * @param shapes those that can be drawn
 * @param colours by label, as the ontology has them
 * @param broken how many have a mask that cannot be read
 */
record Markings(List<Shape> shapes, Map<String, Colour> colours, int broken) {
    static Markings of(List<Annotation> annotations, Map<String, Colour> colours) {
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
        return new Markings(shapes, colours, broken);
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

    Function<String, Color> palette() {
        Map<String, String> hex = new HashMap<>();
        colours.forEach((label, colour) -> hex.put(label, colour.hex()));
        return Drawing.colours(hex);
    }

    /** Shapes of types that have no place in a picture, in words; their labels stand in a corner of it. */
    String placeless() {
        Map<String, Integer> types = new TreeMap<>();
        shapes.stream()
                .filter(shape ->
                        !(shape instanceof Classification) && shape.bounds().isEmpty())
                .forEach(shape -> types.merge(shape.type(), 1, Integer::sum));
        return types.isEmpty()
                ? ""
                : types.entrySet().stream()
                        .map(type -> type.getKey() + (type.getValue() > 1 ? " ×" + type.getValue() : ""))
                        .collect(Collectors.joining(", ", "Without a place in the picture: ", ". "));
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
