package loopbook.kernel.jupyter;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message as it came.
 *
 * @param identities the routing frames, which a reply must repeat
 * @param buffers raw frames after the content, of widgets for instance
 */
record Message(
        List<byte[]> identities,
        ObjectNode header,
        ObjectNode parent,
        ObjectNode metadata,
        ObjectNode content,
        List<byte[]> buffers) {

    String type() {
        return header.path("msg_type").asString("");
    }

    String id() {
        return header.path("msg_id").asString("");
    }

    /** {@code execute_request} is answered by {@code execute_reply}. */
    String replyType() {
        return type().replaceFirst("_request$", "_reply");
    }
}
