package loopbook.client;

import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import loopbook.errors.NotFound;
import loopbook.shapes.Colour;
import org.jspecify.annotations.Nullable;

/** The colours and numbers of a dataset's labels, read when the first is needed: recipe and ontology. */
final class LabelColours {
    private final Supplier<Dataset> dataset;
    private @Nullable Known known;

    /** What an ontology says. */
    private record Known(Map<String, Colour> colours, Map<String, Integer> numbers) {}

    LabelColours(Supplier<Dataset> dataset) {
        this.dataset = dataset;
    }

    /** White for a label that is not in the ontology. */
    Color of(String label) {
        return known().colours().getOrDefault(label, Colour.WHITE).awt();
    }

    /** Labels are numbered from 1 in the order of their names; one that is not in the ontology is a 1, too. */
    int number(String label) {
        return known().numbers().getOrDefault(label, 1);
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
            return new Known(ontology.colors(), numbers(ontology.names()));
        } catch (NotFound e) {
            // A dataset need not have a recipe; then no label has a colour.
            return new Known(Map.of(), Map.of());
        }
    }

    private static Map<String, Integer> numbers(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        names.stream().sorted().forEach(name -> numbers.putIfAbsent(name, numbers.size() + 1));
        return numbers;
    }
}
