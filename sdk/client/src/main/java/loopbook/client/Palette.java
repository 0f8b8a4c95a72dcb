package loopbook.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import loopbook.shapes.Colour;
import loopbook.shapes.Mask;
import loopbook.shapes.Shape;

/**
 * Colours and numbers of a dataset's labels, by the first ontology of its first recipe; read once, when first asked for. A
 * dataset without one has neither.
 */
final class Palette {
    /** The label whose colour and number the empty canvas has. */
    static final String DEFAULT = "$default";

    private final Supplier<Dataset> dataset;
    private Optional<Ontology> ontology = Optional.empty();
    private boolean read;

    Palette(Supplier<Dataset> dataset) {
        this.dataset = dataset;
    }

    private Optional<Ontology> ontology() {
        if (!read) {
            Dataset of = dataset.get();
            ontology = of.recipeIds().isEmpty()
                    ? Optional.empty()
                    : Optional.of(of.recipe())
                            .filter(recipe -> !recipe.ontologyIds().isEmpty())
                            .map(Recipe::ontology);
            read = true;
        }
        return ontology;
    }

    /** Colours by dotted label name. */
    Map<String, Colour> colours() {
        return ontology().map(Ontology::colors).orElse(Map.of());
    }

    /** Numbers by dotted label name: those that the ontology gives, else 1, 2, 3, … in the order of the names. */
    Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new TreeMap<>();
        ontology().ifPresent(of -> {
            of.at("instanceMap")
                    .properties()
                    .forEach(entry ->
                            numbers.put(entry.getKey(), entry.getValue().asInt()));
            if (numbers.isEmpty()) {
                List<String> names = of.names().stream().sorted().toList();
                IntStream.range(0, names.size()).forEach(i -> numbers.put(names.get(i), i + 1));
            }
        });
        return numbers;
    }

    /** A mask in the colour of its label; one of an unknown label keeps its own. */
    Shape paint(Shape shape) {
        Colour colour = shape instanceof Mask ? colours().get(shape.label()) : null;
        return colour == null ? shape : shape.painted(colour);
    }
}
