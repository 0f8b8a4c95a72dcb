package loopbook.client;

import java.util.Optional;

/** Something that shows itself in a notebook. Its {@code toString} is the form for a terminal. */
public interface Shown {
    /** A static piece of HTML: no script, no outside address, every text of the platform escaped. */
    String html();

    /** The same as a picture, for viewers that leave HTML out. */
    default Optional<byte[]> png() {
        return Optional.empty();
    }
}
