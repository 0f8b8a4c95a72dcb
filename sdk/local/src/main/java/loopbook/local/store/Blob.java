package loopbook.local.store;

/**
 * Bytes that are safely stored.
 *
 * @param hash SHA-256 in hex: the name by which they are found
 * @param size how many
 */
public record Blob(String hash, long size) {}
