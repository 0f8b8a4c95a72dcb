package loopbook.reports;

import java.util.Optional;
import loopbook.client.Annotation;
import loopbook.client.Item;

/** Something that looks wrong. */
record Problem(String kind, Item item, Optional<Annotation> annotation, String reason) {
    static Problem of(String kind, Item item, String reason) {
        return new Problem(kind, item, Optional.empty(), reason);
    }

    static Problem of(String kind, Item item, Annotation annotation, String reason) {
        return new Problem(kind, item, Optional.of(annotation), reason);
    }
}
