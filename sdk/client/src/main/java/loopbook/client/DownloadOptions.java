package loopbook.client;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.drawing.DrawingOptions;
import loopbook.filters.Condition;

/** How files are downloaded. Immutable; each method returns another one. */
public final class DownloadOptions {
    private static final int WORKERS = 16;

    private boolean overwrite;
    private boolean keepGoing;
    private boolean flat;
    private boolean itemsFolder;
    private int workers = WORKERS;
    private List<AnnotationFormat> formats = List.of();
    private Optional<Condition> annotations = Optional.empty();
    private boolean keepExtension;
    private boolean semanticPng;
    private UnaryOperator<DrawingOptions> drawing = options -> options;

    private DownloadOptions() {}

    private DownloadOptions(DownloadOptions from) {
        overwrite = from.overwrite;
        keepGoing = from.keepGoing;
        flat = from.flat;
        itemsFolder = from.itemsFolder;
        workers = from.workers;
        formats = from.formats;
        annotations = from.annotations;
        keepExtension = from.keepExtension;
        semanticPng = from.semanticPng;
        drawing = from.drawing;
    }

    static DownloadOptions standard() {
        return new DownloadOptions();
    }

    /**
     * Files that are there already are replaced. By default they are kept, and an error if their length differs. What is
     * written of annotations is always as they are now.
     */
    public DownloadOptions overwrite() {
        DownloadOptions copy = new DownloadOptions(this);
        copy.overwrite = true;
        return copy;
    }

    /** Returns the report even if items failed, instead of throwing {@link loopbook.errors.PartialFailure}. */
    public DownloadOptions keepGoing() {
        DownloadOptions copy = new DownloadOptions(this);
        copy.keepGoing = true;
        return copy;
    }

    /** All files directly in the folder, without the items' own folders; two of one name: the second one fails. */
    public DownloadOptions flat() {
        DownloadOptions copy = new DownloadOptions(this);
        copy.flat = true;
        return copy;
    }

    /** Below a folder {@code items} in the folder, as the Python SDK does. */
    public DownloadOptions itemsFolder() {
        DownloadOptions copy = new DownloadOptions(this);
        copy.itemsFolder = true;
        return copy;
    }

    /** How many files are on their way at once; by default 16. */
    public DownloadOptions workers(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("at least one worker is needed, not " + workers);
        }
        DownloadOptions copy = new DownloadOptions(this);
        copy.workers = workers;
        return copy;
    }

    /**
     * Writes the annotations of annotated items, too, in these forms: {@code mask/cats/a.png} for {@code cats/a.jpg},
     * each form in a folder of its own beside the items.
     */
    public DownloadOptions annotations(AnnotationFormat... formats) {
        DownloadOptions copy = new DownloadOptions(this);
        copy.formats = List.of(formats);
        return copy;
    }

    /** Only the annotations that fulfil this, and only items that have such; together with {@link #annotations}. */
    public DownloadOptions annotationsWhere(Condition condition) {
        DownloadOptions copy = new DownloadOptions(this);
        copy.annotations = Optional.of(condition);
        return copy;
    }

    /** The annotations of {@code a.jpg} go to {@code a.jpg.json}; by default to {@code a.json}. */
    public DownloadOptions keepExtension() {
        DownloadOptions copy = new DownloadOptions(this);
        copy.keepExtension = true;
        return copy;
    }

    /** Where annotations are exported by the platform, polygons come as masks, too. */
    public DownloadOptions exportPng() {
        DownloadOptions copy = new DownloadOptions(this);
        copy.semanticPng = true;
        return copy;
    }

    /** How annotations are drawn: {@code o.drawing(d -> d.thickness(3).text(true))}; lines are 1 pixel wide by default. */
    public DownloadOptions drawing(UnaryOperator<DrawingOptions> options) {
        DownloadOptions copy = new DownloadOptions(this);
        copy.drawing = options;
        return copy;
    }

    boolean replaces() {
        return overwrite;
    }

    boolean goesOn() {
        return keepGoing;
    }

    boolean isFlat() {
        return flat;
    }

    boolean inItemsFolder() {
        return itemsFolder;
    }

    int workers() {
        return workers;
    }

    List<AnnotationFormat> formats() {
        return formats;
    }

    Optional<Condition> chosenAnnotations() {
        return annotations;
    }

    boolean semanticPng() {
        return semanticPng;
    }

    boolean keepsExtension() {
        return keepExtension;
    }

    /** The repository's own lines are 1 pixel wide; what the caller says comes on top. */
    UnaryOperator<DrawingOptions> drawing() {
        return options -> drawing.apply(options.thickness(1));
    }
}
