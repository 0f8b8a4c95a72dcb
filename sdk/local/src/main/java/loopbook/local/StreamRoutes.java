package loopbook.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Store;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The bytes of items: whole, in pieces, and as small pictures. */
final class StreamRoutes implements Routes {
    private static final int BUFFER = 1 << 16;

    private final Store store;
    private final Thumbnails thumbnails;

    StreamRoutes(Store store) {
        this.store = store;
        this.thumbnails = new Thumbnails(store.thumbnails());
    }

    @Override
    public void register(Router router) {
        router.seen("GET", "/api/v1/items/{id}/stream", this::stream)
                .seen("GET", "/api/v1/items/{id}/thumbnail", this::thumbnail);
    }

    private Reply stream(Call call) {
        ItemRow item = store.read(tx -> ItemRoutes.find(tx, call.var("id")));
        String blob = blob(item);
        JsonNode system = Json.document(item.doc()).path("metadata").path("system");
        mustBeWhole(item, blob, system.path("size").asLong(-1));
        String mimetype = system.path("mimetype").asString("application/octet-stream");
        return file(store.blobs().path(blob), mimetype, call.header("range"), blob);
    }

    /**
     * When the machine lost its power just behind an upload, the row may have reached the disk and the bytes not. A user
     * may have changed the size that the item tells, so a file of another size is looked through.
     */
    private void mustBeWhole(ItemRow item, String blob, long told) {
        long size = size(store.blobs().path(blob));
        if (size != told && !store.blobs().isWhole(blob)) {
            throw new ApiError(
                    500,
                    "The bytes of " + item.filename() + " are damaged on the disk of the local platform (" + size
                            + " bytes are left), as after a power cut. Uploading the file again mends it.");
        }
    }

    private static String blob(ItemRow item) {
        if (item.blob() == null) {
            throw ApiError.badRequest("a directory has no bytes: " + item.filename());
        }
        return item.blob();
    }

    private Reply thumbnail(Call call) {
        ItemRow item = store.read(tx -> ItemRoutes.find(tx, call.var("id")));
        String blob = blob(item);
        try {
            Path small = thumbnails
                    .of(store.blobs().path(blob), blob)
                    .orElseThrow(() -> ApiError.notFound("no picture, so no thumbnail: " + item.filename()));
            String type = small.toString().endsWith(".png") ? "image/png" : "image/jpeg";
            return file(small, type, call.header("range"), blob + "-small");
        } catch (IOException e) {
            throw new UncheckedIOException("The thumbnail could not be made: " + e.getMessage(), e);
        }
    }

    /** A file, or the piece of it that was asked for. */
    static Reply file(Path file, String contentType, @Nullable String range, String tag) {
        long size = size(file);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", contentType);
        headers.put("accept-ranges", "bytes");
        headers.put("etag", "\"" + tag + "\"");
        // What a user stored is shown as what it is, and never runs as a page of ours.
        headers.put("x-content-type-options", "nosniff");
        headers.put("content-security-policy", "sandbox");
        Optional<ByteRange> piece = ByteRange.parse(range, size);
        ByteRange sent = piece.orElse(new ByteRange(0, size));
        piece.ifPresent(found -> headers.put("content-range", found.header(size)));
        return new Reply(piece.isPresent() ? 206 : 200, headers, sent.length(), out -> copy(file, sent, out));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes of the item are missing: " + e.getMessage(), e);
        }
    }

    private static void copy(Path file, ByteRange piece, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(piece.from());
            byte[] buffer = new byte[(int) Math.min(BUFFER, piece.length())];
            long left = piece.length();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("the file became shorter while it was sent: " + file);
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
