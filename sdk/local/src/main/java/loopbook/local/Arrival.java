package loopbook.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import loopbook.local.store.Blob;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.MultiPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that arrived, and what is known of it.
 *
 * @param system its {@code metadata.system}: size, media type, width and height of a picture, …
 * @param metadata what the sender says about it; may be empty
 */
record Arrival(String user, Blob blob, ObjectNode system, ObjectNode metadata, @Nullable String description) {
    private static final String UNKNOWN = "application/octet-stream";
    private static final long LARGEST_LINK = 1 << 20;

    static Arrival of(
            String user,
            Incoming incoming,
            MultiPart.Part part,
            String filename,
            @Nullable String metadata,
            @Nullable String description)
            throws IOException {
        String told = part.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String original = part.getFileName() != null ? part.getFileName() : Names.name(filename);
        ObjectNode system = system(incoming, original, filename, told);
        return new Arrival(user, incoming.blob(), system, metadata(metadata), description);
    }

    /** A file of this machine, whose media type is what its name says. */
    static Arrival ofFile(String user, Incoming incoming, String filename) throws IOException {
        ObjectNode system = system(incoming, Names.name(filename), filename, null);
        return new Arrival(user, incoming.blob(), system, Json.object(), null);
    }

    private static ObjectNode system(Incoming incoming, String original, String filename, @Nullable String told)
            throws IOException {
        String mimetype = mimetype(told, filename);
        Blob blob = incoming.blob();
        ObjectNode system = Json.object()
                .put("originalname", original)
                .put("originalPath", filename)
                .put("size", blob.size())
                .put("encoding", "7bit")
                .put("mimetype", mimetype);
        system.putArray("refs");
        system.putArray("taskStatusLog");
        if (mimetype.startsWith("image/")) {
            PictureHeader.read(incoming.content()).ifPresent(header -> header.describe(system));
        } else if (mimetype.equals("application/json") && blob.size() <= LARGEST_LINK) {
            addShebang(system, incoming.content());
        }
        return system;
    }

    private static String mimetype(@Nullable String told, String filename) {
        String plain = told == null ? UNKNOWN : told.split(";", 2)[0].strip();
        if (!plain.isEmpty() && !plain.equals(UNKNOWN)) {
            return plain;
        }
        String guessed = MimeTypes.DEFAULTS.getMimeByExtension(filename);
        return guessed != null ? guessed : UNKNOWN;
    }

    /** Link, prompt and map files say in their JSON what they are. */
    private static void addShebang(ObjectNode system, Incoming.Content content) throws IOException {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readAllBytes();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.contains("\"dataloop\"")) {
            return;
        }
        try {
            JsonNode json = Json.read(text);
            if ("dataloop".equals(Json.text(json, "shebang")) && json.get("metadata") instanceof ObjectNode what) {
                system.set("shebang", what);
            }
        } catch (ApiError e) {
            // Named .json, but it is none: a file like any other.
            system.remove("shebang");
        }
    }

    private static ObjectNode metadata(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Json.object();
        }
        if (Json.read(text) instanceof ObjectNode metadata) {
            return metadata;
        }
        throw ApiError.badRequest("the part metadata must be a JSON object");
    }
}
