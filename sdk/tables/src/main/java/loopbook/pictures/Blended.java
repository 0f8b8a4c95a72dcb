package loopbook.pictures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.client.Annotation;
import loopbook.shapes.Colour;
import loopbook.shapes.Shape;

/** The shapes of several annotators in one picture: a colour for each of them, whatever the label. */
final class Blended {
    private static final List<String> COLOURS =
            List.of("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442");

    private Blended() {}

    static Markings of(List<Annotation> annotations, List<String> annotators, Skeleton skeleton) {
        List<Shape> shapes = new ArrayList<>();
        Map<String, Colour> colours = new LinkedHashMap<>();
        int broken = 0;
        for (Annotation annotation : annotations) {
            int at = annotators.indexOf(annotation.creator());
            Shape shape = annotation.shape();
            if (!Markings.isReadable(shape)) {
                broken++;
            } else {
                String name = name(annotation);
                colours.put(name, colour(at));
                shapes.add(shape.label(name));
            }
        }
        return new Markings(skeleton.lines(annotations, Blended::name), shapes, colours, broken);
    }

    private static String name(Annotation annotation) {
        return annotation.label() + " · " + shortName(annotation.creator());
    }

    private static Colour colour(int at) {
        Color colour = Color.decode(COLOURS.get(at % COLOURS.size()));
        return new Colour(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    private static String shortName(String email) {
        int at = email.indexOf('@');
        return at > 0 ? email.substring(0, at) : email;
    }
}
