package loopbook.http;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A whole answer of the platform.
 *
 * @param status the HTTP status, below 400
 * @param headers by lower-case name
 * @param json the body as a tree; a missing node when it is empty or no JSON
 * @param text the body as text
 * @param tries how often the call was sent: from the second on, an earlier one may have been carried out too
 */
public record Answer(int status, Map<String, String> headers, JsonNode json, String text, int tries) {
    Answer after(int sent) {
        return new Answer(status, headers, json, text, sent);
    }
}
