package loopbook.local;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Store;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /datasets/{id}/items} and new revisions: files that arrive. */
final class UploadRoutes implements Routes {
    /** Fields and small files stay in memory until they are stored. */
    private static final long SMALL_BYTES = 64 << 10;

    /** Whole requests up to this are parsed in memory. */
    private static final long GATHERED_BYTES = 256 << 10;

    private final Store store;
    private final MultiPartConfig config;

    UploadRoutes(Store store) {
        this.store = store;
        this.config = new MultiPartConfig.Builder()
                .location(store.blobs().incoming())
                .maxMemoryPartSize(SMALL_BYTES)
                .maxSize(-1)
                .maxPartSize(-1)
                .maxParts(100)
                .build();
    }

    @Override
    public void register(Router router) {
        router.on("POST", "/api/v1/datasets/{id}/items", this::create)
                .on("POST", "/api/v1/items/{id}/revisions", this::revise);
    }

    private Reply create(Call call) {
        return call.contentType().equals("multipart/form-data") ? upload(call) : makeDirectory(call, call.fields());
    }

    private Reply makeDirectory(Call call, ObjectNode body) {
        String path = Json.text(body, "path");
        if (!"dir".equals(Json.text(body, "type")) || path == null || path.isBlank()) {
            throw ApiError.badRequest("a directory needs type=dir and a path; a file is sent as multipart/form-data");
        }
        String filename = Names.path(path);
        return store.write(tx -> {
            String dataset = DatasetRoutes.find(tx, call.var("id")).id();
            return Reply.ok(ItemDoc.view(Tree.directory(tx, dataset, filename, call.user()), call.links()));
        });
    }

    private Reply upload(Call call) {
        String dataset = call.var("id");
        boolean overwrite = overwrite(call);
        long length = call.request().getLength();
        if (length < 0 || length > SMALL_BYTES) {
            // Nobody should send a gigabyte to a dataset that is not there.
            store.read(tx -> DatasetRoutes.find(tx, dataset));
        }
        try (MultiPartFormData.Parts parts = parts(call)) {
            if ("dir".equals(text(parts, "type"))) {
                return makeDirectory(call, Json.object().put("type", "dir").put("path", text(parts, "path")));
            }
            MultiPart.Part file = file(parts);
            String path = text(parts, "path");
            String filename = Names.path(path != null ? path : String.valueOf(file.getFileName()));
            if (filename.equals("/")) {
                throw ApiError.badRequest("a file needs a path with a name");
            }
            Arrival arrival = arrival(call, file, filename, text(parts, "metadata"), text(parts, "description"));
            return store.write(tx -> {
                DatasetRoutes.find(tx, dataset);
                Tree.Put put = Tree.put(tx, dataset, filename, arrival, overwrite);
                return Reply.ok(ItemDoc.view(put.item(), call.links())).header("x-item-op", put.operation());
            });
        }
    }

    private Reply revise(Call call) {
        String id = call.var("id");
        ItemRow item = store.read(tx -> ItemRoutes.find(tx, id));
        try (MultiPartFormData.Parts parts = parts(call)) {
            Arrival arrival = arrival(call, file(parts), item.filename(), null, null);
            return store.write(tx -> {
                ItemRow revised = Tree.overwrite(tx, ItemRoutes.find(tx, id), arrival);
                return Reply.ok(ItemDoc.view(revised, call.links())).header("x-item-op", "overwrite");
            });
        }
    }

    private static boolean overwrite(Call call) {
        String mode = call.query("mode");
        if (mode != null && !mode.equals("skip") && !mode.equals("overwrite")) {
            throw ApiError.badRequest("mode is skip or overwrite, not: " + mode);
        }
        return "overwrite".equals(mode);
    }

    private MultiPartFormData.Parts parts(Call call) {
        Request request = call.request();
        if (!call.contentType().equals("multipart/form-data")) {
            throw ApiError.badRequest("a file is sent as multipart/form-data");
        }
        try {
            return MultiPartFormData.getParts(
                    content(request), request, request.getHeaders().get(HttpHeader.CONTENT_TYPE), config);
        } catch (IOException | RuntimeException e) {
            Throwable cause = root(e);
            if (cause instanceof IOException io && !(io instanceof EOFException)) {
                throw new UncheckedIOException("The upload could not be stored: " + io, io);
            }
            throw ApiError.badRequest("the multipart body could not be read: " + cause.getMessage());
        }
    }

    /** What is small is taken in first: reading and parsing by turns costs a change of threads each time. */
    private static Content.Source content(Request request) throws IOException {
        long length = request.getLength();
        return length >= 0 && length <= GATHERED_BYTES
                ? Content.Source.from(Content.Source.asByteBuffer(request))
                : request;
    }

    private static Throwable root(Throwable e) {
        Throwable cause = e.getCause();
        return cause != null ? root(cause) : e;
    }

    private static MultiPart.Part file(MultiPartFormData.Parts parts) {
        MultiPart.Part file = parts.getFirst("file");
        if (file == null) {
            throw ApiError.badRequest("the part named file, with the bytes, is missing");
        }
        return file;
    }

    private static @Nullable String text(MultiPartFormData.Parts parts, String name) {
        MultiPart.Part part = parts.getFirst(name);
        return part == null ? null : part.getContentAsString(StandardCharsets.UTF_8);
    }

    private Arrival arrival(
            Call call, MultiPart.Part file, String filename, @Nullable String metadata, @Nullable String description) {
        try {
            Incoming incoming = Incoming.store(store.blobs(), file);
            return Arrival.of(call.user(), incoming, file, filename, metadata, description);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + filename + " could not be stored: " + e.getMessage(), e);
        }
    }
}
