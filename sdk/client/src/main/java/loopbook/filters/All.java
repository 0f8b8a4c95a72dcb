package loopbook.filters;

import java.util.ArrayList;
import java.util.List;

/** Each of the parts; none of them is itself an {@code All}. */
record All(List<Node> parts) implements Node {
    static Node of(List<? extends Condition> conditions) {
        List<Node> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            Node node = Raw.refuse(condition, "and");
            if (node instanceof All all) {
                parts.addAll(all.parts);
            } else {
                parts.add(node);
            }
        }
        return parts.size() == 1 ? parts.get(0) : new All(List.copyOf(parts));
    }

    @Override
    public Node negated() {
        if (parts.isEmpty()) {
            return (Node) Conditions.never();
        }
        return Any.of(parts.stream().map(Node::negated).toList());
    }

    @Override
    public boolean settles(String field, Resource resource) {
        return parts.stream().anyMatch(part -> part.settles(field, resource));
    }

    @Override
    public Node on(Resource resource) {
        return of(parts.stream().map(part -> part.on(resource)).toList());
    }

    @Override
    public String toString() {
        return Query.text(this);
    }
}
