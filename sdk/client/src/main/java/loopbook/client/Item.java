package loopbook.client;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import loopbook.filters.Conditions;
import loopbook.http.Call;
import loopbook.shapes.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A file of a dataset, or a folder. Values never change: each verb returns what the platform now holds. */
public final class Item extends Entity {
    Item(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** The last part of its path: {@code chelsea.png}. */
    public String name() {
        return text("name");
    }

    /** Its whole path in the dataset: {@code /cats/chelsea.png}. */
    public String filename() {
        return text("filename");
    }

    /** The folder it is in: {@code /cats}, or {@code /}. */
    public String dir() {
        return text("dir");
    }

    /** {@code file} or {@code dir}. */
    public String type() {
        return text("type");
    }

    /** The id of its dataset. */
    public String datasetId() {
        return text("datasetId");
    }

    /** What kind of file it is, such as {@code image/png}; by its name where the platform does not say. */
    public String mimetype() {
        return find("metadata", "system", "mimetype").orElseGet(() -> MediaTypes.ofName(name()));
    }

    /** Width in pixels, of pictures and videos. */
    public OptionalInt width() {
        return integer("metadata", "system", "width");
    }

    /** Height in pixels, of pictures and videos. */
    public OptionalInt height() {
        return integer("metadata", "system", "height");
    }

    /** Length of the file in bytes; 0 for a folder. */
    public long size() {
        return at("metadata", "system", "size").asLong(0);
    }

    /** Whether it has annotations. */
    public boolean annotated() {
        return at("annotated").asBoolean(false);
    }

    /** How many annotations it had when it was read. */
    public int annotationsCount() {
        return integer("annotationsCount").orElse(0);
    }

    /** Whether listings leave it out. */
    public boolean hidden() {
        return at("hidden").asBoolean(false);
    }

    /** What it shows, in words. */
    public Optional<String> description() {
        return find("description").or(() -> find("metadata", "description", "text"));
    }

    /** The e-mail address of who uploaded it. */
    public String creator() {
        return text("creator");
    }

    /** When it was uploaded. */
    public Instant createdAt() {
        return time("createdAt");
    }

    /** When it was last changed. */
    public Instant updatedAt() {
        return time("updatedAt");
    }

    /** A copy of all its metadata. */
    public ObjectNode metadata() {
        return object("metadata");
    }

    /** A copy of the metadata that belongs to you. */
    public ObjectNode user() {
        return object("metadata", "user");
    }

    /** Whether it is a prompt item: a file that holds a talk with a model. */
    boolean isPrompts() {
        return mimetype().contains("json")
                && at("metadata", "system", "shebang", "dltype").asString("").equals("prompt");
    }

    /** Its dataset: {@code GET /datasets/{id}}. */
    public Dataset dataset() {
        return dl().datasets().byId(datasetId());
    }

    /** Its annotations. */
    public Annotations annotations() {
        return new Annotations(dl(), Optional.of(datasetId()), Optional.of(this));
    }

    /** Puts these annotations on it: {@code POST /items/{id}/annotations}. Returns them in the same order. */
    public List<Annotation> annotate(Shape... shapes) {
        return annotations().upload(shapes);
    }

    /**
     * Changes what the lambda names, and nothing else: {@code PATCH /items/{id}}. Nothing changed: no request.
     *
     * <p>{@code item.update(u -> u.user("score", 0.9))}
     */
    public Item update(UnaryOperator<ItemChange> change) {
        return items().update(this, change);
    }

    /**
     * Moves or renames it: {@code PATCH /items/{id}?system=true}. A path that ends in a slash, or that is a folder
     * already (a query tells), keeps the name.
     */
    public Item move(String path) {
        return items().move(this, path);
    }

    /** Gives it this status, such as {@code completed}, in the assignment or task that it is in. */
    public void updateStatus(String status) {
        updateStatus(status, options -> options);
    }

    /**
     * Gives it this status in a task or an assignment: {@code item.updateStatus("completed", o -> o.task(task))}: {@code
     * POST /assignments/{id}/items/{item}/status}, or {@code POST /assignments/items/tasks/{id}/status}.
     */
    public void updateStatus(String status, UnaryOperator<StatusOptions> options) {
        options.apply(StatusOptions.standard()).apply(this, status);
    }

    /** Its status in this task or assignment, by id, as it was when it was read. No request. */
    public Optional<String> status(String taskOrAssignmentId) {
        return Statuses.of(this, taskOrAssignmentId);
    }

    /** Its scores in a task, as the platform has them: {@code GET /scores/tasks/{id}/items/{item}}; the first 100. */
    public JsonNode taskScores(String taskId) {
        return items().taskScores(id(), taskId, 0, Scores.PAGE);
    }

    /**
     * A copy of it under the same path: {@code item.clone(o -> o.into(dataset)).await()}. {@link Items#clone(String,
     * UnaryOperator)} says more.
     */
    public Job<Item> clone(UnaryOperator<ItemCloneOptions> options) {
        return items().clone(id(), chosen -> options.apply(chosen.remotePath(filename())));
    }

    /** The whole file: {@code GET /items/{id}/stream}; of a link to an address what is there. */
    public byte[] bytes() {
        return new ItemFile(this).bytes();
    }

    /** The file as it comes: {@code GET /items/{id}/stream}. The stream is yours to close. */
    public InputStream stream() {
        return new ItemFile(this).stream();
    }

    /** The picture, decoded; turned as it was stored. {@code GET /items/{id}/stream}. */
    public BufferedImage image() {
        return Images.read(bytes(), filename());
    }

    /** A small picture of it, encoded as the platform has it: {@code GET /items/{id}/thumbnail}. */
    public byte[] thumbnail() {
        return dl().transport().bytes(Call.get("items", id(), "thumbnail"));
    }

    /**
     * Saves the file and tells where: in the folder if it is one, under that name if it has the item's extension, else in
     * a new folder. A file that is there already is kept if its size is right, and an error if it is not. {@code GET
     * /items/{id}/stream}. A folder of items: {@link #downloadAll}.
     */
    public Path download(Path target) {
        return download(target, options -> options);
    }

    /** As {@link #download(Path)}, with options such as {@code o.overwrite()}. */
    public Path download(Path target, UnaryOperator<DownloadOptions> options) {
        if (type().equals("dir")) {
            throw new IllegalArgumentException(filename() + " is a folder; downloadAll(…) takes folders");
        }
        return new Downloads(dl(), Optional.empty(), options.apply(DownloadOptions.standard())).one(this, target);
    }

    /** Of a folder: saves every file below it, under a folder of its name, with the items' own paths. */
    public Download downloadAll(Path target, UnaryOperator<DownloadOptions> options) {
        if (!type().equals("dir")) {
            throw new IllegalArgumentException(filename() + " is a file; download(…) takes files");
        }
        String below = filename().equals("/") ? "/*" : filename() + "/*";
        return items().download(
                        Conditions.any(Conditions.dir(filename()), Conditions.dir(below)),
                        Downloader.inside(target, name()),
                        options);
    }

    /** Puts it into a subset for machine learning, {@code train}, {@code validation} or {@code test}, and out of the others. */
    public Item assignSubset(String subset) {
        return items().patchSystem(this, SubsetTags.tags(subset));
    }

    /** Takes it out of the subsets for machine learning. */
    public Item removeSubset() {
        return items().patchSystem(this, SubsetTags.none());
    }

    /** The subset for machine learning that it is in. */
    public Optional<String> subset() {
        return SubsetTags.of(at("metadata", "system", "tags"));
    }

    /** The keys of the collections that it is in, such as {@code c0}. */
    public List<String> collectionKeys() {
        return at("metadata", "system", "collections").properties().stream()
                .filter(field -> field.getValue().asBoolean(false))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Puts it into these collections of its dataset: {@code POST …/collections/bulk-add}. */
    public void assignCollections(String... names) {
        new ItemCollections(dl(), datasetId()).assign(List.of(this), names);
    }

    /** Takes it out of these collections: {@code POST …/collections/bulk-remove}. */
    public void unassignCollections(String... names) {
        new ItemCollections(dl(), datasetId()).unassign(List.of(this), names);
    }

    /** Other pictures of the same thing. */
    public List<Modality> modalities() {
        return Trees.stream(at("metadata", "system", "modalities"))
                .map(Modality::read)
                .toList();
    }

    /** With one more of these: {@code PATCH /items/{id}?system=true}. */
    public Item addModality(Modality modality) {
        ArrayNode all = Trees.array();
        at("metadata", "system", "modalities").forEach(all::add);
        all.add(modality.json());
        return update(change -> change.system("modalities", all));
    }

    /** Opens its page in the browser; returns the address. Its dataset is read for the project it is in. */
    public URI openInWeb() {
        return items().openInWeb(this);
    }

    /** Deletes it with its annotations: {@code DELETE /items/{id}}. */
    public void delete() {
        items().deleteExactly(id());
    }

    /** It again, as it is now: {@code GET /items/{id}}. */
    public Item refresh() {
        return items().byId(id());
    }

    private Items items() {
        return new Items(dl(), find("datasetId"));
    }

    @Override
    String caption() {
        return filename();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("filename", filename());
        brief.put("id", id());
        brief.put("annotations", annotationsCount());
        return brief;
    }

    @Override
    Map<String, String> card() {
        Map<String, String> rows = super.card();
        rows.put("type", mimetype());
        width().ifPresent(width ->
                rows.put("size", width + " × " + height().orElse(0) + " pixels, " + size() + " bytes"));
        find("createdAt").ifPresent(time -> rows.put("created", time));
        if (!user().isEmpty()) {
            rows.put("user", user().toString());
        }
        return rows;
    }
}
