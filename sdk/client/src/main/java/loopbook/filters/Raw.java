package loopbook.filters;

import tools.jackson.databind.node.ObjectNode;

/** A query in the platform's own JSON. */
record Raw(ObjectNode query) implements Node {
    /** The condition, unless it is raw, which nothing can be combined with. */
    static Node refuse(Condition condition, String word) {
        if (condition instanceof Raw raw) {
            throw new IllegalArgumentException("A raw query stands alone and cannot be combined by " + word
                    + "; put everything into its JSON: " + raw.query);
        }
        return (Node) condition;
    }

    ObjectNode completed(Resource resource) {
        ObjectNode body = query.deepCopy();
        if (!body.has("filter")) {
            ObjectNode filter = body;
            body = filter.objectNode();
            body.set("filter", filter);
        }
        body.putIfAbsent("resource", body.stringNode(resource.wire()));
        body.putIfAbsent("page", body.numberNode(0));
        body.putIfAbsent("pageSize", body.numberNode(resource.pageSize()));
        if (body.get("join") instanceof ObjectNode join && !join.has("on") && resource.joins()) {
            join.set("on", Query.on(resource));
        }
        return body;
    }

    @Override
    public Node negated() {
        return refuse(this, "not(…)");
    }

    @Override
    public boolean settles(String field, Resource resource) {
        return true;
    }

    @Override
    public Node on(Resource resource) {
        return this;
    }

    @Override
    public String toString() {
        return query.toString();
    }
}
