package loopbook.filters;

/**
 * A condition on items or on annotations, whichever of them is listed. Of an annotation's one item "not" can be said
 * inside; of an item's many annotations it cannot, so it is kept until the resource is known.
 */
record Joined(Resource home, Node inner, boolean not) implements Node {
    @Override
    public Node negated() {
        return home == Resource.ITEMS ? new Joined(home, inner.negated(), false) : new Joined(home, inner, !not);
    }

    @Override
    public boolean settles(String field, Resource resource) {
        return home == resource && inner.settles(field, resource);
    }

    @Override
    public Node on(Resource resource) {
        if (home == resource) {
            return (not ? inner.negated() : inner).on(resource);
        } else if (!resource.joins()) {
            throw new IllegalArgumentException("A query on " + resource.wire() + " cannot ask about " + home.wire()
                    + " (" + inner + "); list " + home.wire() + " with it instead.");
        } else if (not) {
            throw new IllegalArgumentException(
                    "The platform cannot be asked for items without an annotation that fulfils "
                            + inner
                            + ": its join only finds items that have one. For items with some other annotation write"
                            + " withAnnotation(not(…)); for items with none, annotated(false); otherwise list all, and those"
                            + " with the annotation, and take the difference in Java.");
        }
        return new Joined(home, inner.on(home), false);
    }

    @Override
    public String toString() {
        return Query.text(this);
    }
}
