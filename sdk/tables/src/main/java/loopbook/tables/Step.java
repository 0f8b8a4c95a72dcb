package loopbook.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loopbook.client.Item;
import loopbook.shapes.Shape;
import tools.jackson.databind.JsonNode;

/** One request of a plan. */
sealed interface Step {
    /** What it is about, for people. */
    String about();

    /** How many items or annotations it writes. */
    int size();

    /** Every single change. */
    List<Detail> details();

    /** Carries it out. */
    void write();

    /** A value as a table has it: a list as a text. */
    static String word(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value instanceof JsonNode json ? Values.text(json) : Excerpt.word(value);
    }

    /** One value, as it is now and as it would be. */
    record Detail(String id, String what, String column, String now, String then) {}

    /** New values, by the names of their columns, of what is there. */
    record Write(Target target, Map<String, Object> values) implements Step {
        @Override
        public String about() {
            return target.name();
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public List<Detail> details() {
            List<Detail> details = new ArrayList<>();
            values.forEach((column, value) -> {
                JsonNode before = target.now(column);
                String now = Values.missing(before) ? "" : Values.text(before);
                details.add(new Detail(target.id(), target.name(), column, now, word(value)));
            });
            return details;
        }

        @Override
        public void write() {
            target.write(values);
        }
    }

    /** New annotations of one item. */
    record Add(Item item, List<Shape> shapes) implements Step {
        @Override
        public String about() {
            return item.filename();
        }

        @Override
        public int size() {
            return shapes.size();
        }

        @Override
        public List<Detail> details() {
            return shapes.stream()
                    .map(shape -> new Detail(item.id(), item.filename(), "new " + shape.type(), "", told(shape)))
                    .toList();
        }

        private static String told(Shape shape) {
            return shape.label()
                    + shape.bounds()
                            .map(at -> " at " + Values.text(at.left()) + ", " + Values.text(at.top()) + " to "
                                    + Values.text(at.right()) + ", " + Values.text(at.bottom()))
                            .orElse("");
        }

        @Override
        public void write() {
            item.annotate(shapes.toArray(Shape[]::new));
        }
    }
}
