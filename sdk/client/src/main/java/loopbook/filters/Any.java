package loopbook.filters;

import java.util.ArrayList;
import java.util.List;

/** At least one of the parts; none of them is itself an {@code Any}. */
record Any(List<Node> parts) implements Node {
    static Node of(List<? extends Condition> conditions) {
        List<Node> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            Node node = Raw.refuse(condition, "or");
            if (node instanceof Any any) {
                parts.addAll(any.parts);
            } else {
                parts.add(node);
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(
                    "any() of no conditions would match nothing; leave it out, or give at least one condition.");
        }
        if (parts.contains(new All(List.of()))) {
            return new All(List.of());
        }
        return new Any(List.copyOf(parts));
    }

    @Override
    public Node negated() {
        return All.of(parts.stream().map(Node::negated).toList());
    }

    /** Only if each way settles the field: otherwise the others would lose the resource's own condition. */
    @Override
    public boolean settles(String field, Resource resource) {
        return parts.stream().allMatch(part -> part.settles(field, resource));
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
