package loopbook.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import loopbook.filters.Condition;

/** How annotation files are put on the items they belong to. Immutable; each method returns another one. */
public final class AnnotationUploadOptions {
    private static final int WORKERS = 16;

    private Optional<Condition> condition = Optional.empty();
    private boolean clean;
    private String root = "/";
    private boolean keepExtension;
    private boolean keepGoing;
    private int workers = WORKERS;

    private AnnotationUploadOptions() {}

    private AnnotationUploadOptions(AnnotationUploadOptions from) {
        condition = from.condition;
        clean = from.clean;
        root = from.root;
        keepExtension = from.keepExtension;
        keepGoing = from.keepGoing;
        workers = from.workers;
    }

    static AnnotationUploadOptions standard() {
        return new AnnotationUploadOptions();
    }

    /** Only items that fulfil this; by default all files that are not hidden. */
    public AnnotationUploadOptions where(Condition items) {
        AnnotationUploadOptions copy = new AnnotationUploadOptions(this);
        copy.condition = Optional.of(items);
        return copy;
    }

    /** Items that get annotations lose those they have, but for notes. */
    public AnnotationUploadOptions clean() {
        AnnotationUploadOptions copy = new AnnotationUploadOptions(this);
        copy.clean = true;
        return copy;
    }

    /** The folder there that the folder here stands for; by default {@code /}. Items elsewhere are left alone. */
    public AnnotationUploadOptions remoteRoot(String folder) {
        AnnotationUploadOptions copy = new AnnotationUploadOptions(this);
        String front = folder.startsWith("/") ? folder : "/" + folder;
        copy.root = front.endsWith("/") ? front : front + "/";
        return copy;
    }

    /** The annotations of {@code a.jpg} are in {@code a.jpg.json}; by default in {@code a.json}. */
    public AnnotationUploadOptions keepExtension() {
        AnnotationUploadOptions copy = new AnnotationUploadOptions(this);
        copy.keepExtension = true;
        return copy;
    }

    /** Returns the report even if files failed, instead of throwing {@link loopbook.errors.PartialFailure}. */
    public AnnotationUploadOptions keepGoing() {
        AnnotationUploadOptions copy = new AnnotationUploadOptions(this);
        copy.keepGoing = true;
        return copy;
    }

    /** How many items get annotations at once; by default 16. */
    public AnnotationUploadOptions workers(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("at least one worker is needed, not " + workers);
        }
        AnnotationUploadOptions copy = new AnnotationUploadOptions(this);
        copy.workers = workers;
        return copy;
    }

    Optional<Condition> condition() {
        return condition;
    }

    boolean cleans() {
        return clean;
    }

    boolean goesOn() {
        return keepGoing;
    }

    int workers() {
        return workers;
    }

    /** The file with the annotations of an item; empty if there is none, as for a name that no file here can have. */
    Optional<Path> file(Path folder, Item item) {
        if (!item.filename().startsWith(root)) {
            return Optional.empty();
        }
        String name = AnnotationFiles.name(item.filename().substring(root.length()), keepExtension, ".json");
        return Downloader.isPlain(name)
                ? Optional.of(Downloader.inside(folder, name)).filter(Files::exists)
                : Optional.empty();
    }
}
