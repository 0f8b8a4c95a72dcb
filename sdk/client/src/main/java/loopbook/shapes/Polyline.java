package loopbook.shapes;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/**
 * An open line through several places.
 *
 * @param lines corners in turn; mostly there is one line
 */
public record Polyline(Tag tag, List<List<Vertex>> lines) implements Shape {
    /** Refuses a line of fewer than two places. */
    public Polyline {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A polyline needs at least 2 corners, but has none.");
        }
        lines = lines.stream()
                .map(line -> Vertex.atLeast(2, line, "A polyline"))
                .toList();
    }

    @Override
    public Polyline tag(Tag other) {
        return new Polyline(other, lines);
    }

    @Override
    public String type() {
        return "polyline";
    }

    @Override
    public ArrayNode coordinates() {
        return Writing.rings(lines);
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.of(Bounds.around(lines.stream().flatMap(List::stream).toList()));
    }
}
