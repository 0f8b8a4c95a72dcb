package loopbook.pictures;

/** How a gallery looks. Immutable: each method returns changed options. */
public final class GalleryOptions {
    private final int columns;
    private final int size;
    private final int limit;
    private final boolean overlay;
    private final boolean captions;

    GalleryOptions() {
        this(6, 160, 60, true, true);
    }

    private GalleryOptions(int columns, int size, int limit, boolean overlay, boolean captions) {
        this.columns = columns;
        this.size = size;
        this.limit = limit;
        this.overlay = overlay;
        this.captions = captions;
    }

    /** Pictures in a row; 6 by itself. */
    public GalleryOptions columns(int number) {
        return new GalleryOptions(atLeastOne(number, "columns"), size, limit, overlay, captions);
    }

    /** Pixels of each picture's longer side; 160 by itself. */
    public GalleryOptions size(int pixels) {
        return new GalleryOptions(columns, Math.max(32, atLeastOne(pixels, "size")), limit, overlay, captions);
    }

    /** How many pictures are loaded at most; 60 by itself. */
    public GalleryOptions limit(int most) {
        return new GalleryOptions(columns, size, atLeastOne(most, "limit"), overlay, captions);
    }

    /** With or without annotations on the pictures; with them by itself. */
    public GalleryOptions overlay(boolean drawn) {
        return new GalleryOptions(columns, size, limit, drawn, captions);
    }

    /** With or without names below the pictures; with them by itself. */
    public GalleryOptions captions(boolean written) {
        return new GalleryOptions(columns, size, limit, overlay, written);
    }

    private static int atLeastOne(int number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException("A gallery's " + what + " must be 1 or more, but is " + number + ".");
        }
        return number;
    }

    int columns() {
        return columns;
    }

    int size() {
        return size;
    }

    int limit() {
        return limit;
    }

    boolean overlay() {
        return overlay;
    }

    boolean captions() {
        return captions;
    }
}
