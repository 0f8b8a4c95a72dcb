package loopbook.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
                words(tag),
                spatial(tag, at, corners));
    }

    private static Arbitrary<Shape> words(Tag tag) {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(5);
        return Arbitraries.oneOf(
                texts.map(text -> new Unknown(tag, "xyz", Json.NODES.stringNode(text))),
                texts.map(text -> new FreeText(tag, text)),
                texts.map(text -> new Subtitle(tag, text)),
                texts.map(text -> new Description(tag, text)),
                texts.map(text -> new RefImage(tag, text, "id", Optional.of(text))),
                texts.map(text -> new Pose(tag, text, "1")),
                texts.map(text -> new Comparison(tag, Json.object().put("a", text))),
                texts.map(text ->
                        new Gis(tag, "point", Json.NODES.arrayNode().add(1).add(text))));
    }

    private static Arbitrary<Shape> spatial(Tag tag, Arbitrary<Double> at, Arbitrary<List<Vertex>> corners) {
        Arbitrary<Spot> spots = Combinators.combine(at, at, at).as(Spot::new);
        Arbitrary<Optional<Vertex>> places =
                Combinators.combine(at, at).as(Vertex::new).optional();
        Arbitrary<NoteMessage> messages = Combinators.combine(
                        Arbitraries.strings().ofMaxLength(5).optional(),
                        Arbitraries.longs().between(0, 1L << 42))
                .as((id, time) -> new NoteMessage(id, Optional.of("me"), Instant.ofEpochMilli(time), "b"));
        return Arbitraries.oneOf(
                Combinators.combine(spots, spots, spots).as((a, b, c) -> new Cube3d(tag, a, b, c)),
                Combinators.combine(places, Arbitraries.longs().between(0, 1 << 20))
                        .as((place, start) -> new TextMark(tag, "block", start, start + 1, place)),
                corners.filter(list -> list.size() > 3)
                        .map(list -> new Cube(tag, list.subList(0, 4), list.subList(0, 4), 7)),
                messages.list()
                        .ofMaxSize(2)
                        .map(list -> new Note(
                                tag,
                                new Bounds(1, 2, 3, 4),
                                list,
                                "issue",
                                Optional.of("me"),
                                Optional.of("you"),
                                Optional.of(Instant.EPOCH))));
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
