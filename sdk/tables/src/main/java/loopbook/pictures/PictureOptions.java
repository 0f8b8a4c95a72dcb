package loopbook.pictures;

import java.util.List;
import java.util.stream.Stream;
import loopbook.client.Annotation;

/** What of a picture is shown, and how. Immutable: each method returns changed options. */
public final class PictureOptions {
    static final int AUTOMATIC = 0;

    private static final int LARGEST = 16_384;
    private static final int THICKEST = 200;

    private final List<String> labels;
    private final List<String> annotators;
    private final int thickness;
    private final double alpha;
    private final boolean text;
    private final boolean overlay;
    private final int size;
    private final List<List<String>> skeleton;

    PictureOptions() {
        this(List.of(), List.of(), 0, 0.25, true, true, AUTOMATIC, List.of());
    }

    private PictureOptions(
            List<String> labels,
            List<String> annotators,
            int thickness,
            double alpha,
            boolean text,
            boolean overlay,
            int size,
            List<List<String>> skeleton) {
        this.skeleton = skeleton;
        this.labels = labels;
        this.annotators = annotators;
        this.thickness = thickness;
        this.alpha = alpha;
        this.text = text;
        this.overlay = overlay;
        this.size = size;
    }

    /** Only annotations with one of these labels. */
    public PictureOptions labels(String... these) {
        return new PictureOptions(List.of(these), annotators, thickness, alpha, text, overlay, size, skeleton);
    }

    /** Only annotations by one of these people, by their e-mail addresses. */
    public PictureOptions annotators(String... these) {
        return new PictureOptions(labels, List.of(these), thickness, alpha, text, overlay, size, skeleton);
    }

    /** Lines of this many pixels, at most 200; -1 fills. 0, as by itself: as suits the picture's size. */
    public PictureOptions thickness(int pixels) {
        if (pixels < -1 || pixels > THICKEST) {
            throw new IllegalArgumentException("Lines have 1 to " + THICKEST + " pixels, or -1 to fill, not " + pixels);
        }
        return new PictureOptions(labels, annotators, pixels, alpha, text, overlay, size, skeleton);
    }

    /** How much the insides of shapes cover the picture: 0 (not) to 1 (wholly); 0.25 by itself. */
    public PictureOptions alpha(double opacity) {
        return new PictureOptions(labels, annotators, thickness, opacity, text, overlay, size, skeleton);
    }

    /** With or without the labels written beside the shapes; with them by itself. */
    public PictureOptions text(boolean written) {
        return new PictureOptions(labels, annotators, thickness, alpha, written, overlay, size, skeleton);
    }

    /** With or without annotations at all; with them by itself. */
    public PictureOptions overlay(boolean drawn) {
        return new PictureOptions(labels, annotators, thickness, alpha, text, drawn, size, skeleton);
    }

    /**
     * Pixels of the longer side. By itself that of the item; only very small pictures are enlarged, by a whole factor, and
     * those of more than 4096 pixels reduced.
     */
    public PictureOptions size(int longerSide) {
        if (longerSide < 1 || longerSide > LARGEST) {
            throw new IllegalArgumentException(
                    "A picture cannot have a side of " + longerSide + " pixels, but of 1 to " + LARGEST + ".");
        }
        return new PictureOptions(labels, annotators, thickness, alpha, text, overlay, longerSide, skeleton);
    }

    /**
     * Joins the points with these labels by lines, from each to the next, where both are there: {@code
     * o.skeleton("Hip", "Knee", "Ankle").skeleton("Hip", "Neck")}. By itself the points of a pose are joined as the template
     * in the recipe says; what is stated here takes its place, and goes for points without a pose as well, those of one
     * annotator together.
     */
    public PictureOptions skeleton(String... joined) {
        if (joined.length < 2) {
            throw new IllegalArgumentException(
                    "A line joins two points or more, but " + List.of(joined) + " was said.");
        }
        List<List<String>> all =
                Stream.concat(skeleton.stream(), Stream.of(List.of(joined))).toList();
        return new PictureOptions(labels, annotators, thickness, alpha, text, overlay, size, all);
    }

    boolean wants(Annotation annotation) {
        return (labels.isEmpty() || labels.contains(annotation.label()))
                && (annotators.isEmpty() || annotators.contains(annotation.creator()));
    }

    int thickness() {
        return thickness;
    }

    double alpha() {
        return alpha;
    }

    boolean text() {
        return text;
    }

    boolean overlay() {
        return overlay;
    }

    int size() {
        return size;
    }

    List<List<String>> skeleton() {
        return skeleton;
    }
}
