package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The laws of a PATCH: objects merge deeply, null removes a key, lists are replaced. */
class MergePropertyTest {
    @Property
    void anEmptyChangeChangesNothing(@ForAll("documents") ObjectNode document) {
        assertThat(merged(document, Json.object())).isEqualTo(document);
    }

    @Property
    void aChangeMadeTwiceIsAChangeMadeOnce(
            @ForAll("documents") ObjectNode document, @ForAll("changes") ObjectNode change) {
        ObjectNode once = merged(document, change);

        assertThat(merged(once, change)).isEqualTo(once);
    }

    @Property
    void whatTheChangeNamesIsThereAndTheRestIsAsItWas(
            @ForAll("documents") ObjectNode document, @ForAll("changes") ObjectNode change) {
        assertMerged(document, change, merged(document, change));
    }

    private static void assertMerged(ObjectNode before, ObjectNode change, ObjectNode after) {
        for (Map.Entry<String, JsonNode> field : before.properties()) {
            if (!change.has(field.getKey())) {
                assertThat(after.get(field.getKey())).isEqualTo(field.getValue());
            }
        }
        for (Map.Entry<String, JsonNode> field : change.properties()) {
            JsonNode now = after.get(field.getKey());
            if (field.getValue().isNull()) {
                assertThat(now).isNull();
            } else if (field.getValue() instanceof ObjectNode inner) {
                ObjectNode was = before.get(field.getKey()) instanceof ObjectNode object ? object : Json.object();
                assertMerged(was, inner, (ObjectNode) now);
            } else {
                assertThat(now).isEqualTo(field.getValue());
            }
        }
    }

    @Property
    void theChangeItselfIsNeverTouched(@ForAll("documents") ObjectNode document, @ForAll("changes") ObjectNode change) {
        ObjectNode copy = change.deepCopy();
        ObjectNode result = merged(document, change);
        result.properties().forEach(field -> {
            if (field.getValue() instanceof ArrayNode list) {
                list.add("later");
            }
        });

        assertThat(change).isEqualTo(copy);
    }

    @Property
    void withoutTheRightSystemMetadataStayAsTheyAre(
            @ForAll("documents") ObjectNode system, @ForAll("changes") ObjectNode change) {
        ObjectNode document = Json.object();
        document.putObject("metadata").set("system", system);
        ObjectNode patch = Json.object();
        patch.putObject("metadata").set("system", change);

        Merge.into(document, Merge.allowed(patch, Set.of(), false));

        assertThat(document.at("/metadata/system")).isEqualTo(system);
    }

    private static ObjectNode merged(ObjectNode document, ObjectNode change) {
        ObjectNode copy = document.deepCopy();
        Merge.into(copy, change);
        return copy;
    }

    @Provide
    Arbitrary<ObjectNode> documents() {
        return objects(3, false);
    }

    @Provide
    Arbitrary<ObjectNode> changes() {
        return objects(3, true);
    }

    private static Arbitrary<ObjectNode> objects(int depth, boolean nulls) {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), values(depth - 1, nulls))
                .ofMaxSize(4)
                .map(fields -> {
                    ObjectNode object = Json.object();
                    fields.forEach(object::set);
                    return object;
                });
    }

    private static Arbitrary<JsonNode> values(int depth, boolean nulls) {
        ObjectNode make = Json.object();
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3).map(n -> make.numberNode(n)),
                Arbitraries.of("x", "y").map(text -> make.stringNode(text)),
                Arbitraries.integers().list().ofMaxSize(2).map(numbers -> {
                    ArrayNode list = Json.array();
                    numbers.forEach(list::add);
                    return list;
                }));
        Arbitrary<JsonNode> maybeNull =
                nulls ? Arbitraries.oneOf(leaf, Arbitraries.just((JsonNode) make.nullNode())) : leaf;
        return depth <= 0
                ? maybeNull
                : Arbitraries.oneOf(maybeNull, objects(depth, nulls).map(object -> (JsonNode) object));
    }
}
