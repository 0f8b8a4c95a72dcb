package loopbook.drawing;

/**
 * How shapes are drawn. Immutable: each method returns changed options.
 *
 * @param thickness pixels of a line, {@link #AUTOMATIC} or {@link #FILLED}
 * @param alpha 0 to 1: how much of the drawing, or of an overlay's insides, is seen over the picture
 * @param text whether labels are written
 * @param scale pixels of the picture for one pixel of the item: less than 1 on a reduced picture
 */
public record DrawingOptions(int thickness, double alpha, boolean text, double scale) {
    /** Lines as thick as suits the shape and the picture. */
    public static final int AUTOMATIC = 0;

    /** Outlines are filled. */
    public static final int FILLED = -1;

    /** Refuses an alpha outside of 0 to 1, a scale of 0 or less and a thickness below -1. */
    public DrawingOptions {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha goes from 0 (unseen) to 1 (opaque), but is " + alpha + ".");
        }
        if (!(scale > 0) || thickness < FILLED) {
            throw new IllegalArgumentException("Cannot draw with scale " + scale + " and thickness " + thickness
                    + ": the scale must be above 0, the thickness 1 or more, 0 (automatic) or -1 (filled).");
        }
    }

    /** The same with lines of this many pixels; -1 fills. */
    public DrawingOptions thickness(int pixels) {
        return new DrawingOptions(pixels, alpha, text, scale);
    }

    /** The same with another opacity, 0 to 1. */
    public DrawingOptions alpha(double opacity) {
        return new DrawingOptions(thickness, opacity, text, scale);
    }

    /** The same with or without written labels. */
    public DrawingOptions text(boolean written) {
        return new DrawingOptions(thickness, alpha, written, scale);
    }

    /** The same for a picture that was made smaller or larger than its item by this factor. */
    public DrawingOptions scale(double factor) {
        return new DrawingOptions(thickness, alpha, text, factor);
    }
}
