package loopbook.local.store;

import org.jspecify.annotations.Nullable;

/**
 * An annotation of an item.
 *
 * @param doc its JSON, without the fields that are made when it is answered
 */
public record AnnotationRow(
        String id,
        String dataset,
        String item,
        @Nullable String label,
        @Nullable String type,
        @Nullable String creator,
        String created,
        String updated,
        String doc) {}
