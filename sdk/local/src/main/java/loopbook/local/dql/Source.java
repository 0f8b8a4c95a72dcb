package loopbook.local.dql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Where the values of a field are. */
interface Source {
    /** Some value passes the test. */
    Sql any(Function<Value, Sql> test);

    /** There is a value. */
    Sql there();

    /** What to sort by. */
    Sql order();

    /** True of every row that may have one of these values, and quick to tell; it spares most rows the reading of their JSON. */
    default Sql mayHold(List<JsonNode> values) {
        return Sql.TRUE;
    }

    /** A column holds one value, or none where it is NULL. */
    record Column(Value value) implements Source {
        @Override
        public Sql any(Function<Value, Sql> test) {
            return test.apply(value);
        }

        @Override
        public Sql there() {
            return Sql.of(value.sql(), " IS NOT NULL");
        }

        @Override
        public Sql order() {
            return value.sql();
        }
    }

    /** The labels of an item's annotations, as if they were a list in the item. */
    record Labels(Scope scope) implements Source {
        @Override
        public Sql any(Function<Value, Sql> test) {
            Sql passes = test.apply(Value.column("l.label", Type.TEXT, false));
            Sql where = Sql.all(List.of(scope.inDataset("l"), passes));
            return Sql.of("items.id IN (SELECT l.item FROM annotations l WHERE ", where, ")");
        }

        @Override
        public Sql there() {
            return any(value -> Sql.of(value.sql(), " IS NOT NULL"));
        }

        @Override
        public Sql order() {
            throw new BadQuery("items cannot be sorted by label: an item has as many labels as annotations");
        }
    }

    /** A path in a JSON text: straight if it meets no list, else through the elements of each list. */
    record Json(Sql doc, Field field, Scope scope) implements Source {
        /** Printed by everybody in the same way: in quotes, and nothing else. */
        private static final Pattern PLAIN = Pattern.compile("[\\w .,:;@+-]+");

        private static final int FEW = 8;

        @Override
        public Sql any(Function<Value, Sql> test) {
            int last = field.keys().size();
            Sql throughLists = last == 1 ? Sql.FALSE : Sql.of("(", meetsList(), " AND ", throughLists(test), ")");
            return at(doc, Sql.value(field.path(last)), test, throughLists);
        }

        @Override
        public Sql there() {
            return any(value -> Sql.of(value.type().orElseThrow(), " IS NOT NULL"));
        }

        @Override
        public Sql order() {
            return Sql.of(
                    "json_extract(",
                    doc,
                    ", ",
                    Sql.value(field.path(field.keys().size())),
                    ")");
        }

        @Override
        public Sql mayHold(List<JsonNode> values) {
            boolean plain = values.stream()
                    .allMatch(
                            v -> v.isString() && PLAIN.matcher(v.stringValue()).matches());
            if (!scope.row() || values.size() > FEW || !plain) {
                return Sql.TRUE;
            }
            return Sql.any(values.stream()
                    .map(v -> Sql.of("instr(", doc, ", ", Sql.value(v.toString()), ") > 0"))
                    .toList());
        }

        /** The value at a path, and if it is a list its elements. The test is written twice, so a $match in a $match doubles. */
        private Sql at(Sql json, Sql path, Function<Value, Sql> test, Sql ifMissing) {
            Sql type = Sql.of("json_type(", json, ", ", path, ")");
            Sql itself = test.apply(Value.json(type, Sql.of("json_extract(", json, ", ", path, ")")));
            String e = scope.alias();
            Sql element = test.apply(Value.json(Sql.text(e + ".type"), Sql.text(e + ".value")));
            Sql elements =
                    Sql.of("EXISTS (SELECT 1 FROM json_each(", json, ", ", path, ") " + e + " WHERE ", element, ")");
            return Sql.of(
                    Sql.of("CASE WHEN ", itself, " THEN 1 ELSE CASE coalesce(", type, ", '') WHEN '' THEN ", ifMissing),
                    Sql.of(" WHEN 'array' THEN ", elements, " ELSE 0 END END"));
        }

        private Sql meetsList() {
            List<Sql> lists = new ArrayList<>();
            for (int keys = 1; keys < field.keys().size(); keys++) {
                lists.add(Sql.of("json_type(", doc, ", ", Sql.value(field.path(keys)), ") = 'array'"));
            }
            return Sql.any(lists);
        }

        private Sql throughLists(Function<Value, Sql> test) {
            List<Object> from = new ArrayList<>();
            Sql object = doc;
            int last = field.keys().size() - 1;
            for (String key : field.keys().subList(0, last)) {
                String e = scope.alias();
                from.add(from.isEmpty() ? "" : ", ");
                from.add(Sql.of("json_each(", spread(object, key), ") " + e));
                object = Sql.text("CASE WHEN " + e + ".type = 'object' THEN " + e + ".value END");
            }
            Sql lastKey = Sql.value("$." + Field.quoted(field.keys().get(last)));
            Sql passes = at(object, lastKey, test, Sql.FALSE);
            return Sql.of("EXISTS (SELECT 1 FROM ", Sql.of(from.toArray()), " WHERE ", passes, ")");
        }

        /** A list of what is at this key: the elements of a list, else the one value; NULL if there is none. */
        private static Sql spread(Sql object, String key) {
            Sql path = Sql.value("$." + Field.quoted(key));
            Sql type = Sql.of("json_type(", object, ", ", path, ")");
            return Sql.of(
                    Sql.of("CASE WHEN ", type, " = 'array' THEN json_extract(", object, ", ", path, ") "),
                    Sql.of("WHEN ", type, " IS NOT NULL THEN '[' || (", object, " -> ", path, ") || ']' END"));
        }
    }
}
