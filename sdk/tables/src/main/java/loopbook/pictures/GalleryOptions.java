package loopbook.pictures;

/** How a gallery looks. Immutable: each method returns changed options. */
public final class GalleryOptions {
    private static final int LARGEST = 1024;
    private static final int MOST = 2000;

    /** All pictures together: what they take in memory, four bytes each, and as one picture once more. */
    private static final long MOST_PIXELS = 64_000_000;

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

    /** Pixels of each picture's longer side, at most 1,024; 160 by itself. */
    public GalleryOptions size(int pixels) {
        if (pixels > LARGEST) {
            throw new IllegalArgumentException("A gallery's pictures have at most " + LARGEST
                    + " pixels on a side, not " + pixels + "; picture(item) shows one as large as it is");
        }
        return new GalleryOptions(columns, Math.max(32, atLeastOne(pixels, "size")), limit, overlay, captions);
    }

    /** How many pictures are loaded at most, up to 2,000; 60 by itself. */
    public GalleryOptions limit(int most) {
        if (most > MOST) {
            throw new IllegalArgumentException("A gallery has at most " + MOST + " pictures, not " + most);
        }
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

    /** @throws IllegalArgumentException if so many pictures of this size are more than a gallery can be */
    void require(int pictures) {
        long pixels = (long) pictures * size * size;
        if (pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("A gallery of " + pictures + " pictures of " + size
                    + " pixels is too large: make them smaller by size(…), or fewer by limit(…)");
        }
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
