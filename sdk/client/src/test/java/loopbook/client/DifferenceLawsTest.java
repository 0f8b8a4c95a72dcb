package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DifferenceLawsTest {
    @Property(tries = 300)
    void nothingIsSentForNoChange(@ForAll("objects") ObjectNode json) {
        assertThat(Difference.between(json, json.deepCopy()).isEmpty()).isTrue();
    }

    /** But for keys that went at the top, which the wire cannot say. */
    @Property(tries = 300)
    void whatIsSentTurnsTheOldIntoTheNew(@ForAll("objects") ObjectNode before, @ForAll("objects") ObjectNode after) {
        ObjectNode expected = after.deepCopy();
        before.properties().forEach(field -> expected.putIfAbsent(field.getKey(), field.getValue()));

        assertThat(merged(before, Difference.between(before, after))).isEqualTo(expected);
    }

    @Property(tries = 300)
    void whatIsSentNamesOnlyWhatDiffers(@ForAll("objects") ObjectNode before, @ForAll("objects") ObjectNode after) {
        ObjectNode difference = Difference.between(before, after);

        difference.properties().forEach(field -> assertThat(before.path(field.getKey()))
                .isNotEqualTo(after.path(field.getKey())));
    }

    /** As the platform applies it: objects are merged, null takes a nested key away. */
    private static ObjectNode merged(ObjectNode before, ObjectNode difference) {
        ObjectNode merged = before.deepCopy();
        difference.properties().forEach(field -> {
            JsonNode old = merged.path(field.getKey());
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else if (old instanceof ObjectNode a && field.getValue() instanceof ObjectNode b) {
                merged.set(field.getKey(), merged(a, b));
            } else {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return merged;
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return objects(3);
    }

    private static Arbitrary<ObjectNode> objects(int depth) {
        Arbitrary<String> names = Arbitraries.of("a", "b", "c", "d");
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3).map(Object.class::cast),
                Arbitraries.of("x", "y").map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.integers().between(0, 2).list().ofMaxSize(2).map(Object.class::cast));
        Arbitrary<JsonNode> values = leaves.map(Trees::node);
        Arbitrary<JsonNode> members = depth == 0
                ? values
                : Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(2, values),
                        net.jqwik.api.Tuple.of(1, objects(depth - 1).map(JsonNode.class::cast)));
        return Arbitraries.maps(names, members).ofMaxSize(4).map(Trees::objectOf);
    }
}
