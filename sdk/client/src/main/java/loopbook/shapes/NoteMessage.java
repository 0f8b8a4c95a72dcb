package loopbook.shapes;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody wrote in a note.
 *
 * @param id the platform's; empty until it has one
 * @param creator the e-mail address of who wrote it; empty until it is uploaded
 * @param time when, to the millisecond
 * @param body the text
 */
public record NoteMessage(Optional<String> id, Optional<String> creator, Instant time, String body) {
    /** A text, written now by whoever uploads it. */
    public static NoteMessage of(String body) {
        return new NoteMessage(Optional.empty(), Optional.empty(), Instant.now(), body);
    }

    /** The same by this user, unless somebody is named already. */
    public NoteMessage by(String email) {
        return creator.isPresent() ? this : new NoteMessage(id, Optional.of(email), time, body);
    }

    ObjectNode json() {
        return Json.object()
                .put("id", id.orElse(null))
                .put("creator", creator.orElse(null))
                .put("time", time.toEpochMilli())
                .put("body", body);
    }
}
