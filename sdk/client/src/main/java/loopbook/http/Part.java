package loopbook.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One part of a multipart body. Files are streamed from the disk, never held in memory. */
public final class Part {
    private final String name;
    private final @Nullable String filename;
    private final RequestBody body;
    private final long size;

    private Part(String name, @Nullable String filename, RequestBody body, long size) {
        this.name = name;
        this.filename = filename;
        this.body = body;
        this.size = size;
    }

    /** A plain field. */
    public static Part text(String name, String value) {
        return new Part(name, null, RequestBody.create(value, null), 0);
    }

    /** A field that holds JSON as its text. */
    public static Part json(String name, JsonNode value) {
        return text(name, value.toString());
    }

    /** A file on the disk; read while it is sent, so it must not change meanwhile. */
    public static Part file(String name, String filename, String contentType, Path file) {
        try {
            long size = Files.size(file);
            return new Part(name, filename, new FileBody(file, size, contentType), size);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + " to send it", e);
        }
    }

    /** A file that is in memory already. */
    public static Part file(String name, String filename, String contentType, byte[] content) {
        RequestBody body = RequestBody.create(content, MediaType.parse(contentType));
        return new Part(name, filename, body, content.length);
    }

    /** The name of the field. */
    public String name() {
        return name;
    }

    /** How many bytes of a file this part sends; 0 for a plain field. */
    public long size() {
        return size;
    }

    MultipartBody.Part wire() {
        return MultipartBody.Part.createFormData(name, filename, body);
    }

    @Override
    public String toString() {
        return filename == null ? name : name + "=" + filename + " (" + size + " bytes)";
    }
}
