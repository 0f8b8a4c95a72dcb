package loopbook.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import loopbook.http.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The law of the schema: names and types of columns follow from the set of rows, and from nothing else. */
class SchemaLawTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Property(tries = 400)
    void theOrderOfTheRowsDecidesNothing(@ForAll("rows") List<ObjectNode> rows, @ForAll Random random) {
        List<ObjectNode> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        Table one = table(rows);
        Table other = table(shuffled);

        assertThat(schema(other)).isEqualTo(schema(one));
        assertThat(lines(other)).containsExactlyInAnyOrderElementsOf(lines(one));
    }

    @Property(tries = 200)
    void rowsWithoutAKeyLeaveItsTypeAlone(@ForAll("rows") List<ObjectNode> rows) {
        List<ObjectNode> more = new ArrayList<>(rows);
        more.add(0, NODES.objectNode());
        more.add(NODES.objectNode().putNull("metadata"));

        assertThat(schema(table(more))).isEqualTo(schema(table(rows)));
    }

    @Property(tries = 400)
    void noValueIsLostOrBent(@ForAll("rows") List<ObjectNode> rows) {
        Table table = table(rows);

        for (int row = 0; row < rows.size(); row++) {
            Map<String, JsonNode> leaves = new TreeMap<>();
            leaves(rows.get(row).path("metadata"), "metadata", leaves);
            for (Map.Entry<String, JsonNode> leaf : leaves.entrySet()) {
                Column<?> column = table.column(leaf.getKey());
                Object cell = column.get(row);
                String seen = cell instanceof Double number ? Values.text(number) : String.valueOf(cell);
                assertThat(seen).isEqualTo(Values.text(leaf.getValue()));
            }
        }
    }

    private static void leaves(JsonNode node, String name, Map<String, JsonNode> into) {
        if (node.isObject()) {
            node.properties().forEach(e -> leaves(e.getValue(), name + "." + e.getKey(), into));
        } else if (!Values.missing(node)) {
            into.put(name, node);
        }
    }

    private static Table table(List<ObjectNode> rows) {
        TableBuilder builder = new TableBuilder(Layout.of("items"), TableOptions.DEFAULT);
        rows.forEach(builder::add);
        return builder.finish();
    }

    private static List<String> schema(Table table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.type())
                .toList();
    }

    private static List<String> lines(Table table) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            List<String> cells = new ArrayList<>();
            for (Column<?> column : table.columns()) {
                cells.add(column.isMissing(row) ? "" : String.valueOf(column.get(row)));
            }
            lines.add(cells.toString());
        }
        return lines;
    }

    @Provide
    Arbitrary<List<ObjectNode>> rows() {
        Arbitrary<String> keys = Arbitraries.of("a", "b", "c");
        Arbitrary<JsonNode> nested = Combinators.combine(keys, leaf())
                .as((key, value) -> NODES.objectNode().set(key, value));
        Arbitrary<JsonNode> values = Arbitraries.frequencyOf(Tuple.of(5, leaf()), Tuple.of(1, nested));
        Arbitrary<ObjectNode> metadata = Arbitraries.maps(keys, values)
                .ofMaxSize(3)
                .map(map -> {
                    ObjectNode user = NODES.objectNode();
                    map.forEach(user::set);
                    return user;
                });
        return metadata.map(user -> {
                    ObjectNode row = NODES.objectNode();
                    row.putObject("metadata").set("user", user);
                    return row;
                })
                .list()
                .ofMaxSize(12);
    }

    private static Arbitrary<JsonNode> leaf() {
        Arbitrary<JsonNode> whole = Arbitraries.longs().map(NODES::numberNode);
        Arbitrary<JsonNode> small = Arbitraries.integers().between(-3, 3).map(NODES::numberNode);
        Arbitrary<JsonNode> huge = Arbitraries.bigIntegers().map(NODES::numberNode);
        Arbitrary<JsonNode> fraction = Arbitraries.doubles().map(NODES::numberNode);
        Arbitrary<JsonNode> exact = Arbitraries.bigDecimals().ofScale(20).map(number -> Json.read("[" + number + "]")
                .get(0));
        Arbitrary<JsonNode> flag = Arbitraries.of(true, false).map(NODES::booleanNode);
        Arbitrary<JsonNode> text =
                Arbitraries.strings().ofMinLength(1).ofMaxLength(5).map(NODES::stringNode);
        Arbitrary<JsonNode> list = text.list().ofMaxSize(2).map(texts -> {
            ArrayNode array = NODES.arrayNode();
            texts.forEach(array::add);
            return array;
        });
        return Arbitraries.oneOf(
                small, whole, huge, fraction, exact, flag, text, list, Arbitraries.just(NODES.nullNode()));
    }

    /** Rows as they are read from the wire. */
    static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text);
    }
}
