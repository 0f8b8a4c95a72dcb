package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import loopbook.errors.AmbiguousName;
import loopbook.errors.BadRequest;
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
    private final Optional<Dataset> held;
    private final Endpoint<Item> items;

    Items(Dataloop dl, Optional<String> datasetId) {
        this(dl, datasetId, Optional.empty());
    }

    /** The items of a dataset in hand. */
    Items(Dataset dataset) {
        this(dataset.dl(), Optional.of(dataset.id()), Optional.of(dataset));
    }

    private Items(Dataloop dl, Optional<String> datasetId, Optional<Dataset> held) {
        this.dl = dl;
        this.datasetId = datasetId;
        this.held = held;
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

    /** The folder at exactly this path: {@code POST /datasets/{id}/query}. */
    public Item directory(String path) {
        return Found.one("directory", path, typed("dir", "filename", slashed(path)), () -> neighbours(path));
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

    /** Every file that is not hidden, in memory: {@code list().toList()}. */
    public List<Item> getAllItems() {
        return list().toList();
    }

    /** Every item that matches, in memory. */
    public List<Item> getAllItems(Condition condition) {
        return list(condition).toList();
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
        return upload(NewItem.file(file).with(options));
    }

    /** Uploads bytes under a name or path, such as {@code /cats/a.png}: {@code POST /datasets/{id}/items}. */
    public Item upload(byte[] content, String remoteName) {
        return upload(content, remoteName, options -> options);
    }

    /** As {@link #upload(byte[], String)}, with options. */
    public Item upload(byte[] content, String remoteName, UnaryOperator<UploadOptions> options) {
        return upload(NewItem.bytes(content, remoteName).with(options));
    }

    /** Uploads what is left of a stream, by way of a temporary file. The stream stays open. */
    public Item upload(InputStream content, String remoteName) {
        return TemporaryFile.of(content, remoteName, file -> upload(file, options -> options.remoteName(remoteName)));
    }

    /** Uploads a picture as PNG or JPEG, as the name ends. */
    public Item upload(BufferedImage picture, String remoteName) {
        return upload(NewItem.picture(picture, remoteName));
    }

    /**
     * Makes an item of what an address says: a file of the web is fetched here and uploaded ({@code GET}, then {@code POST
     * /datasets/{id}/items}); of {@code external://bucket/folder/a.jpg} only the name is sent, the bytes stay in the
     * storage behind the dataset ({@code POST /datasets/{id}/imports}).
     */
    public Item upload(URI address) {
        return upload(NewItem.url(address));
    }

    /** Uploads a link, a map or a prompt: {@code items.upload(Link.url("https://example.com/dog.jpg"))}. */
    public Item upload(JsonFile file) {
        return upload(NewItem.json(file));
    }

    /** Uploads anything, with its own options: {@code items.upload(NewItem.url(address).with(o -> o.remotePath("/x")))}. */
    public Item upload(NewItem item) {
        UploadOptions standard = UploadOptions.standard();
        return new Uploader(dl, dataset(), standard).alone(item.source(dl, standard));
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
        return new Uploader(dl, dataset(), chosen)
                .all(paths.stream()
                        .flatMap(path -> UploadFiles.all(path, chosen).stream())
                        .toList());
    }

    /** Uploads things of all kinds, each with options of its own on top of the common ones. */
    public Upload uploadEach(List<NewItem> these, UnaryOperator<UploadOptions> options) {
        UploadOptions chosen = options.apply(UploadOptions.standard());
        return new Uploader(dl, dataset(), chosen)
                .all(these.stream().map(item -> item.source(dl, chosen)).toList());
    }

    /** Downloads every file of the dataset below a folder: {@code GET /items/{id}/stream} each. */
    public Download download(Path folder) {
        return download(query(Conditions.all(), false), folder, options -> options);
    }

    /** Downloads the files that match below a folder: {@code items.download(label("Cat"), Path.of("cats"))}. */
    public Download download(Condition condition, Path folder) {
        return download(condition, folder, options -> options);
    }

    /** As {@link #download(Condition, Path)}, with options. */
    public Download download(Condition condition, Path folder, UnaryOperator<DownloadOptions> options) {
        return download(query(condition, false), folder, options);
    }

    /**
     * Downloads these items, a listing or a list, below a folder, under their own paths. {@link
     * loopbook.errors.PartialFailure} if some failed, unless {@code o.keepGoing()}; the same call again goes on where it
     * stopped. Names that would lead out of the folder fail.
     *
     * <p>With {@code o.annotations(…)} the annotations come, too: for a listing by one export of the dataset ({@code POST
     * /datasets/{id}/export}), for a list by a query for each item.
     */
    public Download download(Iterable<Item> these, Path folder, UnaryOperator<DownloadOptions> options) {
        return new Downloads(dl, held, options.apply(DownloadOptions.standard())).all(these, folder);
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
        if (chosen.edits().touches("metadata", "system")) {
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
        return difference.isEmpty()
                ? item
                : items.patch(item.id(), difference, chosen.edits().system());
    }

    /** {@code PATCH /items/{id}?system=true}, with nulls, too. */
    Item patchSystem(Item item, ObjectNode change) {
        return items.patch(item.id(), change, true);
    }

    Item move(Item item, String path) {
        String filename =
                new Moves(dl, this, item.datasetId()).filename(item, slashed(Names.requireText(path, "the new path")));
        return items.patch(item.id(), Trees.object().put("filename", filename), true);
    }

    /** Moves these into a folder, made if it is not there: {@code PUT /datasets/{id}/items/{folder}}. */
    public void moveItems(String folder, List<Item> these) {
        if (these.isEmpty()) {
            throw new IllegalArgumentException("No items are given that should move to " + folder);
        }
        these.forEach(item -> item.mustBeOf(dl));
        new Moves(dl, this, dataset()).into(folder, these);
    }

    /** Moves all that match into a folder, made if it is not there. */
    public void moveItems(String folder, Condition condition) {
        moveItems(folder, list(condition));
    }

    /**
     * Moves all of a listing into a folder, made if it is not there:
     * {@code items.moveItems("/old", items.list().sort("createdAt", ASC).limit(100))}.
     */
    public void moveItems(String folder, Listing<Item> these) {
        new Moves(dl, this, dataset()).into(folder, these);
    }

    /** Makes a folder: {@code POST /datasets/{id}/items}, form-encoded. Uploads make the folders they need. */
    public Item makeDir(String path) {
        Call call = Call.post("datasets", dataset(), "items")
                .form(new LinkedHashMap<>(
                        Map.of("type", "dir", "path", Names.requireText(path, "the path of a folder"))));
        return items.read(dl.transport().json(call));
    }

    /**
     * Copies an item, with its annotations and metadata, within its dataset or to another one: {@code POST
     * /items/{id}/clone}. {@code await()} gives the copy.
     *
     * <p>{@code items.clone(id, o -> o.into(dataset).remotePath("/copies/a.jpg")).await()}
     */
    public Job<Item> clone(String id, UnaryOperator<ItemCloneOptions> options) {
        ObjectNode body = options.apply(ItemCloneOptions.standard()).body(datasetId);
        Call call = Call.post("items", Names.requireId(id, "Item"), "clone").json(body);
        return new Job<>(dl.commands().read(dl.transport().json(call)), this::copy);
    }

    private Item copy(Command ended) {
        JsonNode made = ended.spec().path("returnedModelId");
        String id = made.isArray() ? made.path(0).asString("") : made.asString("");
        if (id.isEmpty()) {
            throw new BadRequest("returnedModelId key is missing in command response: " + ended.json());
        }
        return byId(id);
    }

    /** Deletes one by id, path or name: {@code DELETE /items/{id}}. */
    public void delete(String pathOrId) {
        items.delete(Names.isId(pathOrId) ? pathOrId : get(pathOrId).id());
    }

    void deleteExactly(String id) {
        items.delete(id);
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

    /** Opens the page of all items of the dataset in the browser; returns the address. */
    public URI openInWeb() {
        return dl.openInWeb(page());
    }

    URI openInWeb(Item item) {
        return dl.openInWeb(page(item.id()));
    }

    private String[] page(String... more) {
        Dataset shown = held.orElseGet(() -> dl.datasets().byId(dataset()));
        String project = shown.projectId().orElseThrow(() -> new IllegalStateException(shown + " is in no project"));
        return Stream.concat(Stream.of("projects", project, "datasets", shown.id(), "items"), Stream.of(more))
                .toArray(String[]::new);
    }

    /** Paths that begin with these letters, in any case; for completion. Kept for some seconds, at most 1000. */
    public List<String> names(String prefix) {
        return dl.names().startingWith("items " + dataset(), prefix, () -> known().map(Item::filename));
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
    List<Item> typed(String type, String field, String value) {
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
        return Names.requireText(path, "the path of an item").startsWith("/") ? path : "/" + path;
    }

    private String dataset() {
        return datasetId.orElseThrow(() -> new IllegalStateException(
                "These items are of no dataset: ask project.datasets().get(\"…\").items(), or dl.items().byId(…)"));
    }
}
