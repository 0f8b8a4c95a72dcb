package loopbook.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** How files are uploaded. Immutable; each method returns another one. */
public final class UploadOptions {
    private static final int WORKERS = 16;

    private String remotePath = "/";
    private Optional<String> remoteName = Optional.empty();
    private boolean overwrite;
    private boolean keepGoing;
    private int workers = WORKERS;
    private List<String> types = List.of();
    private Optional<ObjectNode> metadata = Optional.empty();
    private Optional<String> description = Optional.empty();
    private Optional<Path> annotations = Optional.empty();
    private boolean metadataInAnnotations;
    private boolean keepExtension;
    private boolean bucketPath;

    private UploadOptions() {}

    private UploadOptions(UploadOptions from) {
        remotePath = from.remotePath;
        remoteName = from.remoteName;
        overwrite = from.overwrite;
        keepGoing = from.keepGoing;
        workers = from.workers;
        types = from.types;
        metadata = from.metadata;
        description = from.description;
        annotations = from.annotations;
        metadataInAnnotations = from.metadataInAnnotations;
        keepExtension = from.keepExtension;
        bucketPath = from.bucketPath;
    }

    static UploadOptions standard() {
        return new UploadOptions();
    }

    /** The folder to put it in; by default {@code /}. A missing slash in front is added. */
    public UploadOptions remotePath(String folder) {
        UploadOptions copy = new UploadOptions(this);
        String front = folder.startsWith("/") ? folder : "/" + folder;
        copy.remotePath = front.endsWith("/") ? front : front + "/";
        return copy;
    }

    /** Another name than the file's own. Only for one file. */
    public UploadOptions remoteName(String name) {
        UploadOptions copy = new UploadOptions(this);
        copy.remoteName = Optional.of(Names.requireText(name, "the remote name").replaceFirst("^/+", ""));
        return copy;
    }

    /** What is there already is replaced. By default it is left alone, and is an error if its length differs. */
    public UploadOptions overwrite() {
        UploadOptions copy = new UploadOptions(this);
        copy.overwrite = true;
        return copy;
    }

    /** Returns the report even if files failed, instead of throwing {@link loopbook.errors.PartialFailure}. */
    public UploadOptions keepGoing() {
        UploadOptions copy = new UploadOptions(this);
        copy.keepGoing = true;
        return copy;
    }

    /** How many files are on their way at once; by default 16. */
    public UploadOptions workers(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("at least one worker is needed, not " + workers);
        }
        UploadOptions copy = new UploadOptions(this);
        copy.workers = workers;
        return copy;
    }

    /** Of folders only files with one of these extensions, to the letter: {@code types(".jpg", ".JPG", ".png")}. */
    public UploadOptions types(String... extensions) {
        UploadOptions copy = new UploadOptions(this);
        copy.types = List.of(extensions).stream()
                .map(extension -> extension.startsWith(".") ? extension : "." + extension)
                .toList();
        return copy;
    }

    /** Metadata of the new items, with {@code user} values below that key: {@code {"user": {"split": "train"}}}. */
    public UploadOptions metadata(Map<String, ?> metadata) {
        return metadata(Trees.objectOf(metadata));
    }

    /** As {@link #metadata(Map)}, as JSON. */
    public UploadOptions metadata(ObjectNode metadata) {
        UploadOptions copy = new UploadOptions(this);
        copy.metadata = Optional.of(metadata.deepCopy());
        return copy;
    }

    /** What it shows, in words. */
    public UploadOptions description(String text) {
        UploadOptions copy = new UploadOptions(this);
        copy.description = Optional.of(text);
        return copy;
    }

    /**
     * Annotations to put on new items: for a file a JSON file with {@code {"annotations": […]}}, for a folder a folder
     * that has such a file for each, under the same path with {@code .json} as its extension.
     */
    public UploadOptions annotations(Path fileOrFolder) {
        UploadOptions copy = new UploadOptions(this);
        copy.annotations = Optional.of(fileOrFolder);
        return copy;
    }

    /** The {@code metadata} in the annotation file goes with the new item, instead of {@link #metadata(Map)}. */
    public UploadOptions metadataFromAnnotations() {
        UploadOptions copy = new UploadOptions(this);
        copy.metadataInAnnotations = true;
        return copy;
    }

    /** The annotations of {@code a.jpg} are in {@code a.jpg.json}; by default in {@code a.json}. */
    public UploadOptions keepExtension() {
        UploadOptions copy = new UploadOptions(this);
        copy.keepExtension = true;
        return copy;
    }

    /** A file of a bucket keeps its place: {@code <bucket>/<folder>/} is the folder here, instead of the remote path. */
    public UploadOptions bucketPath() {
        UploadOptions copy = new UploadOptions(this);
        copy.bucketPath = true;
        return copy;
    }

    String remotePath() {
        return remotePath;
    }

    /** Where a file goes whose own name is this. */
    String remote(String ownName) {
        return remotePath + remoteName.orElse(ownName);
    }

    boolean inBucketPath() {
        return bucketPath;
    }

    boolean readsMetadata() {
        return metadataInAnnotations;
    }

    /** The annotation file of a picture. */
    Path annotationFile(Path picture) {
        return picture.resolveSibling(AnnotationFiles.name(picture.getFileName().toString(), keepExtension, ".json"));
    }

    Optional<String> remoteName() {
        return remoteName;
    }

    String mode() {
        return overwrite ? "overwrite" : "skip";
    }

    boolean goesOn() {
        return keepGoing;
    }

    int workers() {
        return workers;
    }

    boolean takes(Path file) {
        return types.isEmpty()
                || types.contains("." + MediaTypes.extension(file.getFileName().toString()));
    }

    Optional<ObjectNode> metadata() {
        return metadata;
    }

    Optional<String> description() {
        return description;
    }

    Optional<Path> annotations() {
        return annotations;
    }
}
