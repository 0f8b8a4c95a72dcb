package loopbook.client;

import org.jspecify.annotations.Nullable;

/** What is to change about a dataset. Immutable; each method returns another one. */
public final class DatasetChange {
    private final Edits edits;

    private DatasetChange(Edits edits) {
        this.edits = edits;
    }

    static DatasetChange none() {
        return new DatasetChange(Edits.NONE);
    }

    /** Another name. */
    public DatasetChange name(String name) {
        return new DatasetChange(edits.set(Names.requireText(name, "the name of a dataset"), "name"));
    }

    /** A value of your own; dots in the key lead into nested objects. */
    public DatasetChange user(String key, @Nullable Object value) {
        return new DatasetChange(edits.set(value, Edits.below("user", key)));
    }

    /** A value among the platform's own; sent with {@code ?system=true}. */
    public DatasetChange system(String key, @Nullable Object value) {
        return new DatasetChange(edits.set(value, Edits.below("system", key)));
    }

    /** Whether the platform is to refuse changes of its items. */
    public DatasetChange readonly(boolean readonly) {
        return new DatasetChange(edits.set(readonly, "readonly"));
    }

    /** Items go away by themselves after so many days. */
    public DatasetChange expireAfterDays(int days) {
        return new DatasetChange(edits.set(days, "expirationOptions", "itemMaxDays"));
    }

    /** Any other field, by its name on the wire. */
    public DatasetChange set(String field, @Nullable Object value) {
        return new DatasetChange(edits.set(value, field.split("\\.", -1)));
    }

    /** Whatever is changed is sent with {@code ?system=true}; what {@code system(…)} names is so by itself. */
    public DatasetChange systemMetadata() {
        return new DatasetChange(edits.asSystem());
    }

    Edits edits() {
        return edits;
    }
}
