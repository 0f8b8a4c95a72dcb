package loopbook.client;

import java.util.Optional;

/**
 * What became of one file of an upload or a download.
 *
 * @param source where it came from: a file here, or an item's path
 * @param target where it went: an item's path, or a file here
 * @param outcome what happened
 * @param bytes its length; 0 where it failed
 * @param item the item; empty where an upload failed
 * @param error why it failed
 */
public record Transfer(
        String source,
        String target,
        Outcome outcome,
        long bytes,
        Optional<Item> item,
        Optional<RuntimeException> error) {

    static Transfer failed(String source, String target, Optional<Item> item, RuntimeException error) {
        return new Transfer(source, target, Outcome.FAILED, 0, item, Optional.of(error));
    }

    static Transfer done(String source, String target, Outcome outcome, long bytes, Item item) {
        return new Transfer(source, target, outcome, bytes, Optional.of(item), Optional.empty());
    }

    /** One line. */
    @Override
    public String toString() {
        return outcome + " " + source + " -> " + target
                + error.map(e -> ": " + e.getMessage()).orElse(" (" + bytes + " bytes)");
    }
}
