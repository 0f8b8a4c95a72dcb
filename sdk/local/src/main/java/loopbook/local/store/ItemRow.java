package loopbook.local.store;

import org.jspecify.annotations.Nullable;

/**
 * A file or directory of a dataset.
 *
 * @param filename the full path, e.g. {@code /a/b.png}; unique in its dataset
 * @param type {@code file} or {@code dir}
 * @param annotations how many annotations it has
 * @param blob the hash of its bytes; null for a directory
 * @param doc its JSON, without the fields that are made when it is answered
 */
public record ItemRow(
        String id,
        String dataset,
        String dir,
        String filename,
        String name,
        String type,
        boolean hidden,
        int annotations,
        String created,
        String updated,
        @Nullable String blob,
        String doc) {}
