package loopbook.pictures;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import loopbook.client.Shown;
import loopbook.drawing.Fonts;

/** One picture as several annotators see it, side by side: a value, drawn once. */
public final class Compared implements Shown {
    private static final int GAP = 10;
    private static final int HEAD = 22;
    private static final int SHOWN = 1400;

    private final List<Heading> headings;
    private final List<Picture> pictures;

    Compared(List<Heading> headings, List<Picture> pictures) {
        this.headings = List.copyOf(headings);
        this.pictures = List.copyOf(pictures);
    }

    /** The pictures, in the order of the annotators. */
    public List<Picture> pictures() {
        return pictures;
    }

    /** All of them in one picture on white, each below its annotator's name. A new one each time. */
    public BufferedImage image() {
        List<BufferedImage> images = pictures.stream().map(Picture::image).toList();
        int width = images.stream().mapToInt(BufferedImage::getWidth).sum() + GAP * (images.size() - 1);
        int height = images.stream().mapToInt(BufferedImage::getHeight).max().orElse(1);
        BufferedImage sheet = new BufferedImage(width, height + HEAD, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            graphics.setColor(Color.DARK_GRAY);
            int x = 0;
            for (int i = 0; i < images.size(); i++) {
                name(graphics, headings.get(i).brief(), x);
                graphics.drawImage(images.get(i), x, HEAD, null);
                x += images.get(i).getWidth() + GAP;
            }
        } finally {
            graphics.dispose();
        }
        return sheet;
    }

    private static void name(Graphics2D graphics, String name, int x) {
        if (Fonts.problem().isEmpty()) {
            Font font = Fonts.sans(13, name);
            graphics.setFont(font);
            graphics.drawString(name, x + 2, HEAD - 7);
        }
    }

    /** All of them in one PNG, no more than 1400 pixels wide or high. */
    @Override
    public Optional<byte[]> png() {
        return Optional.of(Encoder.png(Scaling.within(image(), SHOWN)));
    }

    /** The same as a JPEG, a fraction of the bytes for a photograph. */
    public byte[] jpeg() {
        return Encoder.jpeg(Scaling.within(image(), SHOWN), 0.88);
    }

    @Override
    public String html() {
        StringBuilder html = new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:10px\">");
        for (int i = 0; i < pictures.size(); i++) {
            html.append("<div style=\"flex:1 1 280px\"><div>")
                    .append(Shown.escape(headings.get(i).whole()))
                    .append("</div>")
                    .append(pictures.get(i).html())
                    .append("</div>");
        }
        return html.append("</div>").toString();
    }

    /**
     * Writes all of them as one picture and returns its path: as PNG or JPEG, by the ending of the name. An existing file
     * is replaced as a whole.
     *
     * @throws IllegalArgumentException if the name ends otherwise
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public Path save(Path file) {
        return Saving.save(image(), file);
    }

    /** A line for each annotator. */
    @Override
    public String toString() {
        return java.util.stream.IntStream.range(0, headings.size())
                .mapToObj(i -> headings.get(i).whole() + ": " + pictures.get(i))
                .collect(Collectors.joining("\n"));
    }
}
