package loopbook.client;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.function.Supplier;
import loopbook.drawing.Drawing;
import loopbook.errors.NotFound;
import loopbook.shapes.Colour;
import loopbook.shapes.Mask;
import loopbook.shapes.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Colours and numbers of a dataset's labels, by the first ontology of its first recipe; read once, when first asked for. A
 * dataset without one has neither. For any number of threads.
 */
final class Palette {
    /** The label whose colour and number the empty canvas has. */
    private static final String DEFAULT = "$default";

    private final Supplier<Dataset> dataset;
    private @Nullable Known known;

    /** What an ontology says. */
    private record Known(Map<String, Colour> colours, Map<String, Integer> numbers) {}

    Palette(Supplier<Dataset> dataset) {
        this.dataset = dataset;
    }

    private synchronized Known known() {
        Known now = known;
        if (now == null) {
            now = read(dataset.get());
            known = now;
        }
        return now;
    }

    private static Known read(Dataset dataset) {
        try {
            Ontology ontology = dataset.ontology();
            return new Known(ontology.colors(), ontology.instanceMap());
        } catch (NotFound e) {
            // A dataset need not have a recipe; then no label has a colour.
            return new Known(Map.of(), Map.of());
        }
    }

    /** The colour of a label by its dotted name; white for one that is not in the ontology. */
    Color color(String label) {
        return known().colours().getOrDefault(label, Colour.WHITE).awt();
    }

    /** Numbers by dotted label name: those that the ontology gives, else 1, 2, 3, … in the order of the names. */
    Map<String, Integer> numbers() {
        return known().numbers();
    }

    /** The number of a label among these; one that is not among them is a 1, too. */
    static int number(Map<String, Integer> numbers, String label) {
        return numbers.getOrDefault(label, 1);
    }

    /** An empty picture for colours: transparent, or in the colour of the label {@code $default}. */
    BufferedImage canvas(int width, int height) {
        BufferedImage canvas = Drawing.blank(width, height, BufferedImage.TYPE_INT_ARGB);
        Colour colour = known().colours().get(DEFAULT);
        if (colour != null) {
            Graphics2D pen = canvas.createGraphics();
            pen.setColor(colour.awt());
            pen.fillRect(0, 0, width, height);
            pen.dispose();
        }
        return canvas;
    }

    /** An empty picture for numbers: 0, or the number of the label {@code $default} among these. */
    static BufferedImage grey(Map<String, Integer> numbers, int width, int height) {
        return Drawing.grey(width, height, numbers.getOrDefault(DEFAULT, 0));
    }

    /** A mask in the colour of its label; one of an unknown label keeps its own. */
    Shape paint(Shape shape) {
        Colour colour = shape instanceof Mask ? known().colours().get(shape.label()) : null;
        return colour == null ? shape : shape.painted(colour);
    }

    /** Reads recipe and ontology now, if nobody did yet. */
    void load() {
        known();
    }
}
