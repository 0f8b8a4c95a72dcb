package loopbook.filters;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Conditions as sentences: {@code label("Cat").and(where("metadata.user.score").gt(0.5))}. Those on items ({@link #dir},
 * {@link #filename}, {@link #annotated}) and on annotations ({@link #label}) can be asked of either: the query then goes
 * through a join.
 */
public final class Conditions {
    private Conditions() {}

    /** The start of a condition on a field of what is listed: a dotted path, such as {@code metadata.user.score}. */
    public static Field where(String field) {
        return new Field(field);
    }

    /** Annotations with one of these labels; asked of items: those that have such an annotation. */
    public static Condition label(String... any) {
        if (any.length == 0) {
            throw new IllegalArgumentException("label() needs at least one label, as in label(\"Cat\").");
        }
        return withAnnotation(
                any.length == 1 ? where("label").eq(any[0]) : where("label").in((Object[]) any));
    }

    /** Items that have annotations, or, with {@code false}, that have none. */
    public static Condition annotated(boolean annotated) {
        return onItem(where("annotated").eq(annotated));
    }

    /** Items directly in this folder, such as {@code /cats}; folders below it are not meant. */
    public static Condition dir(String folder) {
        return onItem(where("dir").eq(folder));
    }

    /**
     * Items by full name: {@code *} stands for any text. As in the Python SDK a last part without an extension is a
     * folder and means all below: {@code /a} asks for {@code /a/**}. Exactly one name:
     * {@code where("filename").eq("/a")}.
     */
    public static Condition filename(String glob) {
        return onItem(where("filename").eq(Filename.recursive(glob)));
    }

    /** Items that have an annotation which fulfils all of this; asked of annotations: the condition itself. */
    public static Condition withAnnotation(Condition condition) {
        return new Joined(Resource.ANNOTATIONS, Raw.refuse(condition, "withAnnotation(…)"), false);
    }

    /** Annotations whose item fulfils this; asked of items: the condition itself. */
    public static Condition onItem(Condition condition) {
        return new Joined(Resource.ITEMS, Raw.refuse(condition, "onItem(…)"), false);
    }

    /**
     * The opposite. A comparison of a field that is missing is never true, so its opposite asks for the field's absence,
     * too. Asked of items, {@code not(label("Cat"))} cannot be said to the platform and raises.
     *
     * @throws IllegalArgumentException if the platform's query language has no word for it
     */
    public static Condition not(Condition condition) {
        return ((Node) condition).negated();
    }

    /** At least one of these. */
    public static Condition any(Condition... conditions) {
        return Any.of(List.of(conditions));
    }

    /** Each of these; with none: everything. */
    public static Condition all(Condition... conditions) {
        return All.of(List.of(conditions));
    }

    static Condition never() {
        return new Leaf("id", "in", JsonNodeFactory.instance.arrayNode());
    }
}
