package loopbook.local.dql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeTry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What SQLite finds is what the table in {@code DQL.md} says, whatever the documents and the question. */
class QueryPropertyTest {
    private static final JsonNodeFactory F = JsonNodeFactory.instance;
    private static final List<String> KEYS = List.of("a", "b", "q\"t", "b\\s", "é'", "$d", "[0]", "0", "a b", "#");
    private static final List<String> PATHS =
            List.of("/a/x.jpg", "/a/b/x.jpg", "/a/b/c/y.png", "/x.jpg", "/a [1]/?.jpg", "/b/a/b", "/A/X.JPG", "/é/x");
    private static final List<String> LABELS = List.of("Cat", "Dog", "Cat.Eye");

    private final Tables tables = new Tables();

    @AfterProperty
    void close() {
        tables.close();
    }

    @BeforeTry
    void clear() {
        tables.clear();
    }

    @Property(tries = 600)
    void sqliteFindsWhatTheTableSays(@ForAll("documents") List<ObjectNode> docs, @ForAll("filters") JsonNode filter) {
        List<ObjectNode> whole = fill(docs);
        Query query = Query.parse(body(filter), Tables.DATASET);

        List<Integer> expected = IntStream.range(0, whole.size())
                .filter(i -> Evaluator.matches(whole.get(i), filter))
                .boxed()
                .toList();

        assertThat(tables.page(query)).isEqualTo(expected);
        assertThat(tables.count(query.count())).isEqualTo(expected.size());
        assertThat(tables.column(query.ids())).hasSize(expected.size());
    }

    @Property(tries = 200)
    void aJoinFindsTheItemsWithAnAnnotationThatMeetsItAll(
            @ForAll("documents") List<ObjectNode> docs, @ForAll("annotationFilters") JsonNode filter) {
        fill(docs);
        ObjectNode body = body(F.objectNode());
        body.putObject("join").set("filter", filter);
        Query query = Query.parse(body, Tables.DATASET);

        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < docs.size(); i++) {
            if (annotations(i, docs.get(i)).stream().anyMatch(a -> Evaluator.matches(a, filter))) {
                expected.add(i);
            }
        }

        assertThat(tables.page(query)).isEqualTo(expected);
        assertThat(tables.column(query.page("id", sql -> Long.MAX_VALUE))).hasSize(expected.size());
        assertThat(tables.count(query.count())).isEqualTo(expected.size());
    }

    /** Puts the documents in as items with annotations; gives back what a question can see of each. */
    private List<ObjectNode> fill(List<ObjectNode> docs) {
        List<ObjectNode> whole = new ArrayList<>();
        for (int i = 0; i < docs.size(); i++) {
            ObjectNode doc = docs.get(i).deepCopy();
            doc.put("filename", "/" + i + PATHS.get(Math.floorMod(doc.hashCode(), PATHS.size())));
            tables.item(i, doc);
            List<ObjectNode> annotations = annotations(i, docs.get(i));
            ArrayNode labels = F.arrayNode();
            for (int a = 0; a < annotations.size(); a++) {
                tables.annotation(i * 10 + a, i, annotations.get(a));
                labels.add(annotations.get(a).path("label"));
            }
            whole.add(seen(i, doc, labels));
        }
        return whole;
    }

    private static ObjectNode seen(int number, ObjectNode doc, ArrayNode labels) {
        String filename = doc.path("filename").stringValue();
        ObjectNode seen = doc.deepCopy();
        seen.put("id", Tables.id(number));
        seen.put("dir", filename.substring(0, Math.max(filename.lastIndexOf('/'), 1)));
        seen.put("name", filename.substring(filename.lastIndexOf('/') + 1));
        seen.put("hidden", false);
        seen.put("annotated", !labels.isEmpty());
        seen.put("annotationsCount", labels.size());
        seen.put("createdAt", Tables.time(number));
        if (!labels.isEmpty()) {
            seen.set("label", labels);
        }
        return seen;
    }

    private static List<ObjectNode> annotations(int number, ObjectNode doc) {
        return IntStream.range(0, Math.floorMod(doc.toString().length(), 3))
                .mapToObj(i -> {
                    ObjectNode annotation = F.objectNode();
                    annotation.put("label", LABELS.get((number + i) % LABELS.size()));
                    annotation.put("type", i == 0 ? "box" : "point");
                    annotation.set("metadata", doc.path("a").isMissingNode() ? F.objectNode() : doc.path("a"));
                    return annotation;
                })
                .toList();
    }

    private static ObjectNode body(JsonNode filter) {
        ObjectNode body = F.objectNode();
        body.set("filter", filter);
        return body;
    }

    @Provide
    Arbitrary<List<ObjectNode>> documents() {
        return objects(3, KEYS).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<JsonNode> filters() {
        Arbitrary<String> paths =
                Arbitraries.of(KEYS).list().ofMinSize(1).ofMaxSize(3).map(keys -> String.join(".", keys));
        return filter(
                2,
                Arbitraries.frequencyOf(
                        Tuple.of(5, condition(paths.filter(path -> !path.startsWith("$")), 1)),
                        Tuple.of(1, ofColumns())));
    }

    @Provide
    Arbitrary<JsonNode> annotationFilters() {
        Arbitrary<JsonNode> labels = condition(
                Arbitraries.of("label", "type"),
                Arbitraries.of(text("Cat"), text("Cat*"), text("box"), F.nullNode(), text("Dog")));
        Arbitrary<JsonNode> deep = condition(Arbitraries.of("metadata", "metadata.a", "metadata.b"), 1);
        return filter(1, Arbitraries.oneOf(labels, deep));
    }

    private static Arbitrary<JsonNode> ofColumns() {
        Arbitrary<JsonNode> globs = Arbitraries.of(
                        "/1/a/*",
                        "/*/a/**",
                        "**.jpg",
                        "/**/x.jpg",
                        "/*/x.jpg",
                        "/*/*/b/**",
                        "/?/**",
                        "**[1]**",
                        "/2/a/x.jpg",
                        "/*",
                        "**",
                        "*",
                        "/0/a/*/x*",
                        "/**/b/**/y*",
                        "/*/A/**",
                        "x*",
                        "*.jpg",
                        "/*/a*/*")
                .map(QueryPropertyTest::text);
        Arbitrary<JsonNode> others = Arbitraries.of(
                F.booleanNode(true),
                F.booleanNode(false),
                F.nullNode(),
                F.numberNode(1),
                text("Cat"),
                text("Cat*"),
                text(Tables.id(2)),
                text(Tables.time(3)),
                text("x.jpg"));
        return Arbitraries.oneOf(
                condition(Arbitraries.of("filename", "dir", "name"), globs),
                condition(
                        Arbitraries.of("id", "hidden", "annotated", "annotationsCount", "label", "createdAt", "name"),
                        others));
    }

    private static Arbitrary<JsonNode> filter(int depth, Arbitrary<JsonNode> conditions) {
        if (depth == 0) {
            return conditions;
        }
        Arbitrary<JsonNode> inner = Arbitraries.lazy(() -> filter(depth - 1, conditions));
        Arbitrary<JsonNode> lists = Combinators.combine(
                        Arbitraries.of("$and", "$or"), inner.list().ofMaxSize(3))
                .as((name, members) -> F.objectNode().set(name, F.arrayNode().addAll(members)));
        Arbitrary<JsonNode> not = inner.map(member -> F.objectNode().set("$not", member));
        return Arbitraries.oneOf(conditions, lists, not);
    }

    private static Arbitrary<JsonNode> condition(Arbitrary<String> fields, int depth) {
        return Combinators.combine(fields, asked(operands(), depth))
                .as((field, asked) -> F.objectNode().set(field, asked));
    }

    private static Arbitrary<JsonNode> condition(Arbitrary<String> fields, Arbitrary<JsonNode> operands) {
        return Combinators.combine(fields, asked(operands, 0))
                .as((field, asked) -> F.objectNode().set(field, asked));
    }

    /** What can stand behind a field. */
    private static Arbitrary<JsonNode> asked(Arbitrary<JsonNode> operands, int depth) {
        Arbitrary<JsonNode> one = Combinators.combine(Arbitraries.of("$eq", "$ne"), operands)
                .as((name, operand) -> F.objectNode().set(name, operand));
        Arbitrary<JsonNode> many = Combinators.combine(
                        Arbitraries.of("$in", "$nin"), operands.list().ofMaxSize(4))
                .as((name, members) -> F.objectNode().set(name, F.arrayNode().addAll(members)));
        Arbitrary<JsonNode> compared = Combinators.combine(
                        Arbitraries.of("$gt", "$gte", "$lt", "$lte"),
                        operands.filter(operand -> operand.isNumber() || operand.isString()))
                .as((name, operand) -> F.objectNode().set(name, operand));
        Arbitrary<JsonNode> exists =
                Arbitraries.of(true, false).map(there -> F.objectNode().put("$exists", there));
        if (depth == 0) {
            return Arbitraries.oneOf(operands, one, many, compared, exists);
        }
        Arbitrary<String> plainKeys = Arbitraries.of(KEYS).filter(key -> !key.startsWith("$"));
        Arbitrary<JsonNode> match =
                condition(plainKeys, depth - 1).map(inner -> F.objectNode().set("$match", inner));
        Arbitrary<JsonNode> not = one.map(inner -> F.objectNode().set("$not", inner));
        Arbitrary<JsonNode> or = Arbitraries.lazy(() -> asked(operands, depth - 1))
                .list()
                .ofMaxSize(3)
                .map(members -> F.objectNode().set("$or", F.arrayNode().addAll(members)));
        return Arbitraries.oneOf(operands, one, many, compared, exists, match, not, or);
    }

    private static Arbitrary<JsonNode> operands() {
        Arbitrary<ObjectNode> plain =
                objects(1, KEYS.stream().filter(key -> !key.startsWith("$")).toList());
        return Arbitraries.frequencyOf(
                Tuple.of(8, scalars()),
                Tuple.of(1, plain.map(node -> (JsonNode) node)),
                Tuple.of(1, scalars().list().ofMaxSize(2).map(list -> F.arrayNode()
                        .addAll(list))));
    }

    private static Arbitrary<ObjectNode> objects(int depth, List<String> keys) {
        Arbitrary<JsonNode> values = depth == 0 ? scalars() : Arbitraries.lazy(() -> nodes(depth - 1, keys));
        return Arbitraries.maps(Arbitraries.of(keys), values).ofMaxSize(4).map(map -> {
            ObjectNode object = F.objectNode();
            map.forEach(object::set);
            return object;
        });
    }

    private static Arbitrary<JsonNode> nodes(int depth, List<String> keys) {
        Arbitrary<JsonNode> object = objects(depth, keys).map(node -> node);
        Arbitrary<JsonNode> list = Arbitraries.lazy(() -> depth == 0 ? scalars() : nodes(depth - 1, keys))
                .list()
                .ofMaxSize(3)
                .map(members -> F.arrayNode().addAll(members));
        return Arbitraries.oneOf(scalars(), scalars(), object, list);
    }

    private static Arbitrary<JsonNode> scalars() {
        return Arbitraries.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "1",
                        "1.0",
                        "2",
                        "-1.5",
                        "9007199254740993",
                        "1e300",
                        "\"\"",
                        "\"1\"",
                        "\"a\"",
                        "\"ab\"",
                        "\"A\"",
                        "\"a/b\"",
                        "\"a*\"",
                        "\"*b\"",
                        "\"true\"",
                        "\"null\"",
                        "\"é\\\"\\\\\"",
                        "\"{}\"",
                        "\"\uD83D\uDC08\"",
                        "\"\uFB01\"",
                        "\"[\"",
                        "\"?\"")
                .map(text -> JsonMapper.shared().readTree(text));
    }

    private static JsonNode text(String text) {
        return F.stringNode(text);
    }
}
