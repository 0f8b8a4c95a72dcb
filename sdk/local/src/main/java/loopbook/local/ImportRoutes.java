package loopbook.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import loopbook.local.store.Store;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /datasets/{id}/imports}: single files that lie in the folder of the dataset's driver become items, without
 * the sync of all of it. A storage id is {@code bucket:key}; a folder has one bucket only, whatever it is called.
 */
final class ImportRoutes implements Routes {
    private static final int MOST = 1000;

    private final Store store;

    ImportRoutes(Store store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.on("POST", "/api/v1/datasets/{id}/imports", this::imports);
    }

    /** A file on its way in. */
    private record Wanted(String filename, Arrival arrival) {}

    private Reply imports(Call call) {
        JsonNode body = call.json();
        if (!body.isArray() || body.isEmpty() || body.size() > MOST) {
            throw ApiError.badRequest("imports are a list of 1 to " + MOST + " {\"filename\": …, \"storageId\": …}");
        }
        String dataset = call.var("id");
        Path root = store.read(tx -> FolderWork.folder(tx, DatasetRoutes.find(tx, dataset)));
        Path folder = ExternalFolder.check(root.toString(), store.folder());
        List<Wanted> wanted = new ArrayList<>();
        body.forEach(one -> wanted.add(wanted(one, folder, call.user())));
        return store.write(tx -> {
            List<Tree.Put> puts = new ArrayList<>();
            wanted.forEach(one -> puts.add(Tree.put(tx, dataset, one.filename(), one.arrival(), false)));
            String items = puts.stream()
                    .map(put -> ItemDoc.view(put.item(), call.links()))
                    .collect(Collectors.joining(",", "[", "]"));
            boolean made = puts.stream().allMatch(put -> put.operation().equals("created"));
            return Reply.ok(items).header("x-item-op", made ? "created" : "exist");
        });
    }

    private Wanted wanted(JsonNode one, Path folder, String user) {
        String storageId = Json.text(one, "storageId");
        String filename = Json.text(one, "filename");
        if (storageId == null || storageId.indexOf(':') < 0 || filename == null || filename.isBlank()) {
            throw ApiError.badRequest("an import needs a filename and a storageId, bucket:key, not " + one);
        }
        String path = Names.path(filename);
        String key = Names.path(storageId.substring(storageId.indexOf(':') + 1));
        try {
            Path file = ExternalFolder.file(folder, key);
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Arrival arrival = Arrival.ofFile(user, Incoming.copy(store.blobs(), file), path);
            if (path.equals(key)) {
                arrival.system().put(FolderWork.STAMP, FolderWork.stamp(attributes));
            }
            return new Wanted(path, arrival);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + key + " cannot be read: " + e.getMessage(), e);
        }
    }
}
