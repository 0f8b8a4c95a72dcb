package loopbook.local.store;

/**
 * What a dataset holds.
 *
 * @param files files that are not hidden
 * @param annotated those of them that have annotations
 * @param annotations all annotations
 */
public record Counters(long files, long annotated, long annotations) {}
