package loopbook.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A condition as the body of a query. The wire holds one list of alternatives, one list of demands and one join; what
 * goes deeper nests in these, and what goes through the join cannot be an alternative to what does not.
 */
final class Query {
    private Query() {}

    static ObjectNode of(Node condition, Resource resource) {
        if (condition instanceof Raw raw) {
            return raw.completed(resource);
        }
        Node asked = condition.on(resource);
        ObjectNode body = object();
        body.set("filter", filter(ownDefaults(condition, resource), own(asked, resource)));
        body.put("page", 0).put("pageSize", resource.pageSize()).put("resource", resource.wire());
        join(body, asked, resource);
        return body;
    }

    /** What the condition contributes, for a reader: as asked of items, or else of annotations. */
    static String text(Node condition) {
        try {
            return contribution(condition, Resource.ITEMS);
        } catch (IllegalArgumentException notOfItems) {
            try {
                return contribution(condition, Resource.ANNOTATIONS);
            } catch (IllegalArgumentException ofNeither) {
                return "(" + ofNeither.getMessage() + ")";
            }
        }
    }

    private static String contribution(Node condition, Resource resource) {
        Node asked = condition.on(resource);
        ObjectNode body = object();
        body.set("filter", filter(List.of(), own(asked, resource)));
        join(body, asked, resource);
        return body.toString();
    }

    private static List<ObjectNode> ownDefaults(Node condition, Resource resource) {
        List<ObjectNode> defaults = resource.defaults();
        defaults.removeIf(
                entry -> condition.settles(entry.propertyNames().iterator().next(), resource));
        return defaults;
    }

    private static Node own(Node asked, Resource resource) {
        List<Node> own = new ArrayList<>();
        for (Node part : demands(asked)) {
            if (!joins(part)) {
                own.add(part);
            } else if (!onlyJoins(part)) {
                throw mixed(resource);
            }
        }
        return All.of(own);
    }

    private static void join(ObjectNode body, Node asked, Resource resource) {
        List<Node> joined = demands(asked).stream().filter(Query::joins).toList();
        if (joined.isEmpty()) {
            return;
        }
        Node condition = resource == Resource.ITEMS ? ofOneAnnotation(joined) : All.of(bodies(joined));
        if (joins(condition)) {
            throw new IllegalArgumentException(
                    "The condition on " + other(resource).wire() + " asks about " + resource.wire()
                            + " again, and a join cannot join. Say that part outside of it.");
        }
        ObjectNode join = body.putObject("join");
        join.set("on", on(resource));
        ObjectNode turned = filter(List.of(), condition);
        // In a join the demands come first on the wire.
        ObjectNode filter = join.putObject("filter");
        copy("$and", turned, filter);
        copy("$or", turned, filter);
    }

    /** Two joined demands on an item's annotations would become demands on one annotation, which is something else. */
    private static Node ofOneAnnotation(List<Node> joined) {
        if (joined.size() > 1) {
            throw new IllegalArgumentException(
                    "One query can ask for one annotation of an item, not for several ("
                            + joined.size() + " here). For one annotation that fulfils all of it write"
                            + " withAnnotation(label(\"Cat\").and(where(\"type\").eq(\"box\"))); for either of two labels"
                            + " label(\"Cat\", \"Dog\"); for items that have both, list by one and keep those of the other in Java.");
        }
        return body(joined.get(0), true);
    }

    private static List<Node> bodies(List<Node> joined) {
        return joined.stream().map(part -> body(part, false)).toList();
    }

    private static Node body(Node node, boolean oneOfMany) {
        if (node instanceof Joined joined) {
            return joined.inner();
        } else if (node instanceof Any any) {
            return Any.of(
                    any.parts().stream().map(part -> body(part, oneOfMany)).toList());
        } else if (node instanceof All all) {
            return oneOfMany ? ofOneAnnotation(all.parts()) : All.of(bodies(all.parts()));
        }
        throw new IllegalStateException("not a joined condition: " + node);
    }

    /** The standard way from one resource to the other; {@code forigen} is spelt so on the wire. */
    static ObjectNode on(Resource resource) {
        boolean items = resource == Resource.ITEMS;
        return object().put("resource", other(resource).wire())
                .put("local", items ? "itemId" : "id")
                .put("forigen", items ? "id" : "itemId");
    }

    private static Resource other(Resource resource) {
        return resource == Resource.ITEMS ? Resource.ANNOTATIONS : Resource.ITEMS;
    }

    private static ObjectNode filter(List<ObjectNode> defaults, Node condition) {
        List<ObjectNode> demands = new ArrayList<>(defaults);
        List<ObjectNode> alternatives = new ArrayList<>();
        for (Node part : demands(condition)) {
            if (part instanceof Any any && alternatives.isEmpty()) {
                any.parts().forEach(alternative -> alternatives.add(entry(alternative)));
            } else {
                demands.add(entry(part));
            }
        }
        ObjectNode filter = object();
        put("$or", alternatives, filter);
        put("$and", demands, filter);
        return filter;
    }

    private static ObjectNode entry(Node node) {
        if (node instanceof Leaf leaf) {
            return leaf.json();
        }
        boolean any = node instanceof Any;
        List<Node> parts = any ? ((Any) node).parts() : ((All) node).parts();
        ObjectNode entry = object();
        put(any ? "$or" : "$and", parts.stream().map(Query::entry).toList(), entry);
        return entry;
    }

    private static void put(String key, List<ObjectNode> entries, ObjectNode target) {
        if (!entries.isEmpty()) {
            ArrayNode array = target.putArray(key);
            entries.forEach(array::add);
        }
    }

    private static void copy(String key, ObjectNode from, ObjectNode to) {
        if (from.has(key)) {
            to.set(key, from.get(key));
        }
    }

    private static List<Node> demands(Node node) {
        return node instanceof All all ? all.parts() : List.of(node);
    }

    private static boolean joins(Node node) {
        return node instanceof Joined || any(node, Query::joins);
    }

    private static boolean onlyJoins(Node node) {
        return node instanceof Joined || (!(node instanceof Leaf) && !any(node, part -> !onlyJoins(part)));
    }

    private static boolean any(Node node, Predicate<Node> test) {
        if (node instanceof All all) {
            return all.parts().stream().anyMatch(test);
        }
        return node instanceof Any any && any.parts().stream().anyMatch(test);
    }

    private static IllegalArgumentException mixed(Resource resource) {
        return new IllegalArgumentException("The platform cannot be asked for \"this of the " + resource.wire()
                + ", or that of their " + other(resource).wire()
                + "\": a join cannot be an alternative. Make two listings, one for each side of the or, and put them"
                + " together in Java (a listing's toList(), distinct by id).");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
