package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loopbook.client.Item;
import loopbook.client.Shown;
import loopbook.drawing.Fonts;

/** The picture of an item with its annotations drawn on it: a value, drawn once. */
public final class Picture implements Shown {
    /** Notebooks keep what they show: no more pixels than a page has. */
    private static final int SHOWN = 1000;

    private static final int PNG_UP_TO = 300_000;
    private static final double QUALITY = 0.88;

    private final Item item;
    private final BufferedImage image;
    private final Markings markings;
    private final Under under;
    private final PictureOptions options;
    private final String note;

    /**
     * What the shapes are drawn on.
     *
     * @param plain the picture without them
     * @param scale its pixels for one pixel of the item
     * @param left where it begins in the scaled picture of the item
     * @param top where it begins in the scaled picture of the item
     */
    record Under(BufferedImage plain, double scale, int left, int top) {}

    Picture(Item item, BufferedImage image, Markings markings, Under under, PictureOptions options) {
        this(item, image, markings, under, options, "");
    }

    /** With what is to be said of it in the place of its labels. */
    Picture(Item item, BufferedImage image, Markings markings, Under under, PictureOptions options, String note) {
        this.note = note;
        this.item = item;
        this.image = image;
        this.markings = markings;
        this.under = under;
        this.options = options;
    }

    /** The drawn picture, as large as it was asked for. A copy, the caller's own. */
    public BufferedImage image() {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        image.copyData(copy.getRaster());
        return copy;
    }

    /** As a PNG, its longer side no more than 1000 pixels. */
    @Override
    public Optional<byte[]> png() {
        return Optional.of(Encoder.png(Scaling.within(image, SHOWN)));
    }

    /** As a JPEG of the same size, a fraction of the bytes for a photograph. */
    public byte[] jpeg() {
        return Encoder.jpeg(Scaling.within(image, SHOWN), QUALITY);
    }

    /** The picture inside an element, its longer side no more than 1000 pixels, with the labels below it. */
    @Override
    public String html() {
        BufferedImage shown = Scaling.within(image, SHOWN);
        byte[] png = Encoder.png(shown);
        String address = png.length <= PNG_UP_TO
                ? Encoder.address("image/png", png)
                : Encoder.address("image/jpeg", Encoder.jpeg(shown, QUALITY));
        return "<figure style=\"margin:0;max-width:" + Math.max(320, shown.getWidth()) + "px\">"
                + Markup.image(address, toString(), "max-width:100%;height:auto;display:block")
                + "<figcaption style=\"font-size:.9em;margin-top:4px\"><strong>" + Shown.escape(item.filename())
                + "</strong> &nbsp; " + Markup.chips(markings.counts(), markings.drawn())
                + Shown.escape(isBare() ? markings.nothing() + ". " : "")
                + Shown.escape(trouble()) + "</figcaption></figure>";
    }

    /** As an SVG document: the picture itself in it, and the shapes as lines that stay sharp at any size. */
    public String svg() {
        return PictureSvg.of(item, under, markings, options);
    }

    /** Nothing is drawn on it although it might be; a film says itself what is in it. */
    private boolean isBare() {
        return options.overlay() && note.isEmpty() && markings.shapes().isEmpty() && markings.broken() == 0;
    }

    private String trouble() {
        String masks = markings.broken() == 0 ? "" : markings.broken() + " with a mask that cannot be read. ";
        return masks + markings.placeless() + note + Fonts.problem().orElse("");
    }

    /**
     * Writes the picture to a file and returns its path: as PNG, JPEG or SVG, by the ending of the name. An existing file
     * is replaced as a whole.
     *
     * @throws IllegalArgumentException if the name ends otherwise
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public Path save(Path file) {
        return Saving.save(image, this::svg, file);
    }

    /** The name, the size and the labels. */
    @Override
    public String toString() {
        Map<String, Integer> counts = markings.counts();
        String labels = counts.isEmpty()
                ? markings.nothing()
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey() + (entry.getValue() > 1 ? " ×" + entry.getValue() : ""))
                        .collect(Collectors.joining(", "));
        String trouble = trouble();
        if (!note.isEmpty()) {
            return item.filename() + ": " + trouble;
        }
        return item.filename() + " (" + image.getWidth() + " × " + image.getHeight() + "): " + labels
                + (trouble.isEmpty() ? "" : "; " + trouble);
    }
}
