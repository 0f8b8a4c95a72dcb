package loopbook.filters;

import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an entity must fulfil to be listed, changed or deleted by query. An immutable value, made with {@link Conditions};
 * it prints as the JSON that it contributes to a query.
 */
public sealed interface Condition permits Node {
    /** Both this and the other. */
    default Condition and(Condition other) {
        return All.of(List.of(this, other));
    }

    /** This, or the other, or both. */
    default Condition or(Condition other) {
        return Any.of(List.of(this, other));
    }

    /**
     * The same, without the conditions that the resource adds by itself: hidden items and folders, too, and notes among
     * annotations.
     */
    default Condition bare() {
        return new Bare((Node) this);
    }

    /**
     * The body of a query: {@code filter}, {@code page} (0), {@code pageSize}, {@code resource} and, where the condition
     * asks through another resource, {@code join}. A fresh object, the caller's own.
     *
     * @throws IllegalArgumentException if the platform's query language cannot say this of that resource; the message
     *     names what to write instead
     */
    default ObjectNode query(Resource resource) {
        return Query.of((Node) this, resource);
    }

    /** As {@link #query(Resource)}, with order, page, scope, and what is to be done with all matches. */
    default ObjectNode query(Resource resource, UnaryOperator<QueryOptions> options) {
        return options.apply(QueryOptions.standard()).applyTo(query(resource), resource);
    }

    /** Whether this is a query in the platform's own JSON, made by {@link #raw}: it is sent as it is, page by page. */
    default boolean isRaw() {
        return this instanceof Raw;
    }

    /**
     * A query in the platform's own JSON, sent as it is. Without a key {@code filter} the object is the filter; a missing
     * {@code resource}, {@code page}, {@code pageSize}, or {@code on} of a join, is added. It stands alone: it cannot be
     * combined with others.
     */
    static Condition raw(ObjectNode query) {
        return new Raw(query.deepCopy());
    }
}
