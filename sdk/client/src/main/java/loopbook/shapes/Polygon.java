package loopbook.shapes;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/**
 * A closed outline, on the wire {@code segment}.
 *
 * @param rings corners in turn, the last one not repeating the first; the first ring is the outline
 */
public record Polygon(Tag tag, List<List<Vertex>> rings) implements Shape {
    /** Refuses an outline of fewer than three corners. */
    public Polygon {
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("A polygon needs an outline of at least 3 corners, but has none.");
        }
        rings = rings.stream().map(ring -> Vertex.atLeast(3, ring, "A polygon")).toList();
    }

    @Override
    public Polygon tag(Tag other) {
        return new Polygon(other, rings);
    }

    @Override
    public String type() {
        return "segment";
    }

    @Override
    public ArrayNode coordinates() {
        return Writing.rings(rings);
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.of(Bounds.around(rings.get(0)));
    }
}
