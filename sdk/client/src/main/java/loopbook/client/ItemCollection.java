package loopbook.client;

/**
 * A named set of items of a dataset.
 *
 * @param key the platform's own name for it: {@code c0} to {@code c9}; items carry it in {@code
 *     metadata.system.collections}
 * @param name what it is called
 */
public record ItemCollection(String key, String name) {}
