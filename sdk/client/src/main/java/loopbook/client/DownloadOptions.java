package loopbook.client;

/** How files are downloaded. Immutable; each method returns another one. */
public final class DownloadOptions {
    private static final int WORKERS = 16;
    private static final DownloadOptions STANDARD = new DownloadOptions(false, false, false, false, WORKERS);

    private final boolean overwrite;
    private final boolean keepGoing;
    private final boolean flat;
    private final boolean itemsFolder;
    private final int workers;

    private DownloadOptions(boolean overwrite, boolean keepGoing, boolean flat, boolean itemsFolder, int workers) {
        this.overwrite = overwrite;
        this.keepGoing = keepGoing;
        this.flat = flat;
        this.itemsFolder = itemsFolder;
        this.workers = workers;
    }

    static DownloadOptions standard() {
        return STANDARD;
    }

    /** Files that are there already are replaced. By default they are kept, and an error if their length differs. */
    public DownloadOptions overwrite() {
        return new DownloadOptions(true, keepGoing, flat, itemsFolder, workers);
    }

    /** Returns the report even if items failed, instead of throwing {@link loopbook.errors.PartialFailure}. */
    public DownloadOptions keepGoing() {
        return new DownloadOptions(overwrite, true, flat, itemsFolder, workers);
    }

    /** All files directly in the folder, without the items' own folders. */
    public DownloadOptions flat() {
        return new DownloadOptions(overwrite, keepGoing, true, itemsFolder, workers);
    }

    /** Below a folder {@code items} in the folder, as the Python SDK does. */
    public DownloadOptions itemsFolder() {
        return new DownloadOptions(overwrite, keepGoing, flat, true, workers);
    }

    /** How many files are on their way at once; by default 16. */
    public DownloadOptions workers(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("at least one worker is needed, not " + workers);
        }
        return new DownloadOptions(overwrite, keepGoing, flat, itemsFolder, workers);
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
}
