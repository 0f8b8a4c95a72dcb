package loopbook.filters;

/** A condition before which the resource's own conditions give way. */
record Bare(Node inner) implements Node {
    @Override
    public Node negated() {
        return new Bare(inner.negated());
    }

    @Override
    public boolean settles(String field, Resource resource) {
        return true;
    }

    @Override
    public Node on(Resource resource) {
        return inner.on(resource);
    }

    @Override
    public String toString() {
        return Query.text(this);
    }
}
