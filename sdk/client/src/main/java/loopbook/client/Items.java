package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import loopbook.errors.AmbiguousName;
import loopbook.errors.NotFound;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.QueryOptions;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The items of a dataset. Without a dataset ({@code dl.items()}) only what goes by id can be done. */
public final class Items {
    private final Dataloop dl;
    private final Optional<String> datasetId;
    private final Endpoint<Item> items;

    Items(Dataloop dl, Optional<String> datasetId) {
        this.dl = dl;
        this.datasetId = datasetId;
        this.items = new Endpoint<>(dl, "items", "Item", Item::new);
    }

    /**
     * The item with this id, this path (with a slash in front), or this name. {@link NotFound} names near misses,
     * {@link AmbiguousName} the ids.
     */
    public Item get(String pathOrId) {
        if (Names.isId(pathOrId)) {
            return byId(pathOrId);
        }
        return pathOrId.startsWith("/") ? byPath(pathOrId) : byName(pathOrId);
    }

    /** The item with this id: {@code GET /items/{id}}. */
    public Item byId(String id) {
        return items.byId(id);
    }

    /** The file at exactly this path: {@code POST /datasets/{id}/query}. */
    public Item byPath(String path) {
        return Found.one("item", path, files("filename", slashed(path)), () -> neighbours(path));
    }

    /** The file of exactly this name, in whatever folder: {@code POST /datasets/{id}/query}. */
    public Item byName(String name) {
        return Found.one("item", name, files("name", name), () -> known().map(Item::name));
    }

    /** As {@link #get}, but empty when there is none. */
    public Optional<Item> find(String pathOrId) {
        return Found.optional(
                () -> {
                    if (Names.isId(pathOrId)) {
                        return List.of(byId(pathOrId));
                    }
                    return files(pathOrId.startsWith("/") ? "filename" : "name", pathOrId);
                },
                "item",
                pathOrId);
    }

    /** Every file that is not hidden: {@code POST /datasets/{id}/query}. */
    public Listing<Item> list() {
        return query(Conditions.all(), false);
    }

    /** The items that match; only files that are not hidden, unless it says otherwise. */
    public Listing<Item> list(Condition condition) {
        return query(condition, true);
    }

    /** Uploads one file to the root folder: {@code POST /datasets/{id}/items?mode=skip}. A folder: {@link #uploadAll}. */
    public Item upload(Path file) {
        return upload(file, options -> options);
    }

    /**
     * Uploads one file: {@code items.upload(file, o -> o.remotePath("/cats").overwrite())}. A file of that name that is
     * there with the same length counts as this one; with another length it is a {@link loopbook.errors.Conflict}.
     */
    public Item upload(Path file, UnaryOperator<UploadOptions> options) {
        UploadOptions chosen = options.apply(UploadOptions.standard());
        return sent(UploadSource.single(file, chosen), chosen);
    }

    /** Uploads bytes under a name or path, such as {@code /cats/a.png}: {@code POST /datasets/{id}/items}. */
    public Item upload(byte[] content, String remoteName) {
        return upload(content, remoteName, options -> options);
    }

    /** As {@link #upload(byte[], String)}, with options. */
    public Item upload(byte[] content, String remoteName, UnaryOperator<UploadOptions> options) {
        UploadOptions chosen = options.apply(UploadOptions.standard()).remoteName(remoteName);
        return sent(
                UploadSource.bytes(
                        content, chosen.remotePath() + chosen.remoteName().orElseThrow()),
                chosen);
    }

    /** Uploads what is left of a stream, by way of a temporary file. The stream stays open. */
    public Item upload(InputStream content, String remoteName) {
        UploadOptions chosen = UploadOptions.standard().remoteName(remoteName);
        Path file = null;
        try {
            file = Files.createTempFile("loopbook", ".upload");
            Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return sent(UploadSource.file(file, "/" + chosen.remoteName().orElseThrow(), Optional.empty()), chosen);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the stream that was to become " + remoteName, e);
        } finally {
            delete(file);
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path file) {
        if (file != null && !file.toFile().delete()) {
            file.toFile().deleteOnExit();
        }
    }

    /** Uploads a picture as PNG or JPEG, as the name ends. */
    public Item upload(BufferedImage picture, String remoteName) {
        return upload(Images.encode(picture, remoteName), remoteName);
    }

    /**
     * Uploads a folder with all below it, or what matches a pattern such as {@code pictures/*.png}. A folder keeps its
     * name ({@code pictures} becomes {@code /pictures/…}), {@code pictures/*} leaves it out. {@code POST
     * /datasets/{id}/items?mode=skip} each.
     */
    public Upload uploadAll(Path folder) {
        return uploadAll(folder, options -> options);
    }

    /**
     * As {@link #uploadAll(Path)}, with options. {@link loopbook.errors.PartialFailure} if files failed, unless
     * {@code o.keepGoing()}; the same call again goes on where it stopped.
     */
    public Upload uploadAll(Path folder, UnaryOperator<UploadOptions> options) {
        return uploadAll(List.of(folder), options);
    }

    /** Uploads files and folders, as {@link #uploadAll(Path, UnaryOperator)} does each. */
    public Upload uploadAll(List<Path> paths, UnaryOperator<UploadOptions> options) {
        UploadOptions chosen = options.apply(UploadOptions.standard());
        List<UploadSource> sources = new ArrayList<>();
        paths.forEach(path -> sources.addAll(UploadSource.all(path, chosen)));
        return new Uploader(dl, dataset(), chosen).all(sources);
    }

    private Item sent(UploadSource source, UploadOptions options) {
        return new Uploader(dl, dataset(), options).alone(source);
    }

    /** Downloads every file of the dataset below a folder: {@code GET /items/{id}/stream} each. */
    public Download download(Path folder) {
        return download(list(), folder, options -> options);
    }

    /** Downloads the files that match below a folder: {@code items.download(label("Cat"), Path.of("cats"))}. */
    public Download download(Condition condition, Path folder) {
        return download(list(condition), folder, options -> options);
    }

    /**
     * Downloads these items, a listing or a list, below a folder, under their own paths. {@link
     * loopbook.errors.PartialFailure} if some failed, unless {@code o.keepGoing()}; the same call again goes on where it
     * stopped. Names that would lead out of the folder fail.
     */
    public Download download(Iterable<Item> these, Path folder, UnaryOperator<DownloadOptions> options) {
        long total = these instanceof Collection<?> known ? known.size() : -1;
        return new Downloader(dl, options.apply(DownloadOptions.standard())).all(these.iterator(), total, folder);
    }

    Path download(Item item, Path target, UnaryOperator<DownloadOptions> options) {
        DownloadOptions chosen = options.apply(DownloadOptions.standard());
        boolean sameKind = !Files.isDirectory(target)
                && !MediaTypes.extension(item.name()).isEmpty()
                && MediaTypes.extension(item.name())
                        .equalsIgnoreCase(
                                MediaTypes.extension(target.getFileName().toString()));
        Path file = sameKind ? target : Downloader.inside(target, item.name());
        Path root = sameKind ? Downloader.folderOf(target) : target;
        return new Downloader(dl, chosen).alone(item, root, file);
    }

    /**
     * Changes metadata of all that match, by one request: {@code POST /datasets/{id}/query}.
     *
     * <p>{@code items.update(label("Cat"), u -> u.user("reviewed", true))}
     *
     * @return how many were changed, as the service says; -1 if it does not
     */
    public long update(Condition condition, UnaryOperator<ItemChange> change) {
        ItemChange chosen = change.apply(ItemChange.none());
        ObjectNode query = condition.query(Resource.ITEMS);
        query.set("update", chosen.byQuery());
        if (chosen.system()) {
            query.put("systemSpace", true);
        }
        return Counts.of(dl.transport().json(queryCall().json(query)));
    }

    /** Gives all that match this status in the task or assignment that each is in, some at a time. */
    public void updateStatus(Condition condition, String status, UnaryOperator<StatusOptions> options) {
        updateStatus(list(condition), status, options);
    }

    /**
     * Gives these this status, each in the task or assignment that it is in, or in the one that the options name; see
     * {@link Item#updateStatus(String, UnaryOperator)}. {@link loopbook.errors.PartialFailure} names those that did not
     * get it.
     */
    public void updateStatus(Iterable<Item> these, String status, UnaryOperator<StatusOptions> options) {
        Statuses.ofAll(these.iterator(), status, options.apply(StatusOptions.standard()));
    }

    /** A page of the scores of an item in a task: {@code GET /scores/tasks/{id}/items/{item}}. */
    public JsonNode taskScores(String itemId, String taskId, int page, int pageSize) {
        return Scores.read(dl, page, pageSize, taskId, "items", itemId);
    }

    Item update(Item item, UnaryOperator<ItemChange> change) {
        ItemChange chosen = change.apply(ItemChange.none());
        ObjectNode difference = chosen.edits().difference(item.raw());
        return difference.isEmpty() ? item : items.patch(item.id(), difference, chosen.system());
    }

    Item move(Item item, String path) {
        String target = slashed(Names.requireText(path, "the new path"));
        if (target.endsWith("/")) {
            target += item.name();
        } else if (!typed("dir", "filename", target).isEmpty()) {
            target += "/" + item.name();
        }
        return items.patch(item.id(), Trees.object().put("filename", target), true);
    }

    /** Makes a folder: {@code POST /datasets/{id}/items}, form-encoded. Uploads make the folders they need. */
    public Item makeFolder(String path) {
        Call call = Call.post("datasets", dataset(), "items")
                .form(java.util.Map.of("type", "dir", "path", Names.requireText(path, "the path of a folder")));
        return items.read(dl.transport().json(call));
    }

    /** Deletes one by id, path or name: {@code DELETE /items/{id}}. */
    public void delete(String pathOrId) {
        items.delete(Names.isId(pathOrId) ? pathOrId : get(pathOrId).id());
    }

    /**
     * Deletes all that match, by one request: {@code POST /datasets/{id}/query}.
     *
     * @return how many were deleted, as the service says; -1 if it does not
     */
    public long delete(Condition condition) {
        ObjectNode query = condition.query(Resource.ITEMS, QueryOptions::delete);
        return Counts.of(dl.transport().json(queryCall().json(query)));
    }

    /** Paths that begin with these letters, in any case; for completion. Kept for some seconds, at most 1000. */
    public List<String> names(String prefix) {
        return dl.names().startingWith("items " + dataset(), prefix, () -> known().map(Item::filename));
    }

    byte[] bytes(Item item) {
        byte[] bytes = dl.transport().bytes(Downloader.stream(item));
        long expected = item.at("metadata", "system", "size").asLong(bytes.length);
        if (bytes.length != expected) {
            throw new loopbook.errors.UnreadableAnswer(
                    item + " came with " + bytes.length + " bytes instead of " + expected
                            + "; if it was overwritten meanwhile, get it again",
                    null);
        }
        return bytes;
    }

    InputStream stream(Item item) {
        return dl.transport().stream(Downloader.stream(item));
    }

    byte[] thumbnail(Item item) {
        return dl.transport().bytes(Call.get("items", item.id(), "thumbnail"));
    }

    private Listing<Item> query(Condition condition, boolean asked) {
        Call call = queryCall().header("user_query", String.valueOf(asked));
        return items.query(call, Resource.ITEMS, condition, query -> {});
    }

    private Call queryCall() {
        return Call.post("datasets", dataset(), "query");
    }

    private List<Item> files(String field, String value) {
        return typed("file", field, value);
    }

    /** The service takes {@code *} in a name for a pattern; here it is a letter. */
    private List<Item> typed(String type, String field, String value) {
        Condition exactly = where("type").eq(type).and(where(field).eq(value)).bare();
        return list(exactly).stream()
                .filter(item -> item.find(field).filter(value::equals).isPresent())
                .toList();
    }

    /** Some items to look for near misses among. */
    private Stream<Item> known() {
        return list().limit(QuerySource.LARGEST_PAGE).stream();
    }

    /** What may have been meant by a path: what lies in its folder, else anything. */
    private Stream<String> neighbours(String path) {
        String folder = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        List<Item> beside =
                list(Conditions.dir(folder)).limit(QuerySource.LARGEST_PAGE).toList();
        return (beside.isEmpty() ? known() : beside.stream()).map(Item::filename);
    }

    private static String slashed(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private String dataset() {
        return datasetId.orElseThrow(() -> new IllegalStateException(
                "These items are of no dataset: ask project.datasets().get(\"…\").items(), or dl.items().byId(…)"));
    }
}
