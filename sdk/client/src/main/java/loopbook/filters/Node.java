package loopbook.filters;

/** One part of a condition's tree. */
sealed interface Node extends Condition permits Leaf, All, Any, Joined, Bare, Raw {
    /** The opposite, with {@code not} pushed down to the leaves: the wire has no {@code not} of its own. */
    Node negated();

    /** Whether this settles that field of the resource, so that the resource's own condition on it gives way. */
    boolean settles(String field, Resource resource);

    /** The same as asked of that resource: joins to the resource itself are gone. */
    Node on(Resource resource);
}
