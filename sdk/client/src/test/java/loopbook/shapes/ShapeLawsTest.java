package loopbook.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ShapeLawsTest {
    @Property(tries = 500)
    void whatIsWrittenIsReadBack(@ForAll("shapes") Shape shape) {
        String sent = shape.newAnnotation("i", "d", "u").toString();

        assertThat(Shape.read((ObjectNode) JsonMapper.shared().readTree(sent))).isEqualTo(shape);
    }

    @Property(tries = 200)
    void applyingAShapeToItsOwnAnnotationChangesNothing(@ForAll("shapes") Shape shape) {
        ObjectNode stored = shape.newAnnotation("i", "d", "u").put("more", 1);

        assertThat(shape.applyTo(stored)).isEqualTo(stored);
    }

    @Property(tries = 200)
    void applyingAnyShapeMakesItThatShape(@ForAll("shapes") Shape before, @ForAll("shapes") Shape after) {
        ObjectNode stored = before.newAnnotation("i", "d", "u");
        Shape expected = after.tag().description().isPresent()
                ? after
                : before.tag().description().map(after::description).orElse(after);

        assertThat(Shape.read(after.applyTo(stored))).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Combinators.combine(geometries(), tags()).as(Shape::tag);
    }

    private Arbitrary<Shape> geometries() {
        Arbitrary<Double> at = Arbitraries.doubles().between(-1e6, 1e6);
        Arbitrary<Double> size = Arbitraries.doubles().between(0, 1e4);
        Arbitrary<List<Vertex>> corners =
                Combinators.combine(at, at).as(Vertex::new).list().ofMinSize(3).ofMaxSize(8);
        Tag tag = Tag.of("any");
        return Arbitraries.oneOf(
                Combinators.combine(at, at, at, at, size).as((a, b, c, d, angle) -> new Box(tag, a, b, c, d, angle)),
                Combinators.combine(at, at).as((x, y) -> new Point(tag, x, y)),
                corners.list().ofMinSize(1).ofMaxSize(2).map(rings -> new Polygon(tag, rings)),
                corners.list().ofMinSize(1).ofMaxSize(2).map(lines -> new Polyline(tag, lines)),
                Combinators.combine(at, at, size, size, at).as((x, y, rx, ry, a) -> new Ellipse(tag, x, y, rx, ry, a)),
                Arbitraries.just(new Classification(tag)),
                Arbitraries.just(Shapes.mask("any", new boolean[][] {{true, false}})),
                Arbitraries.strings()
                        .ofMaxLength(5)
                        .map(text -> new Unknown(tag, "text", Json.NODES.stringNode(text))));
    }

    private Arbitrary<Tag> tags() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(5),
                Arbitraries.integers(),
                Arbitraries.doubles(),
                Arbitraries.of(true, false),
                Arbitraries.strings().alpha().list().ofMaxSize(3));
        Arbitrary<Map<String, Object>> maps =
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), values).ofMaxSize(3);
        Arbitrary<Optional<String>> descriptions =
                Arbitraries.strings().ofMaxLength(6).optional();
        return Combinators.combine(Arbitraries.strings().ofMaxLength(8), maps, descriptions, maps)
                .as(Tag::new);
    }
}
