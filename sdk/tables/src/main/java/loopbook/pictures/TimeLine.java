package loopbook.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import loopbook.client.Annotation;
import loopbook.client.Names;
import loopbook.drawing.Fonts;

/** When each annotation of a film is in it: a bar each, with a mark for each key frame. White, legible on any page. */
final class TimeLine {
    private static final int MOST = 30;
    private static final int ROW = 20;
    private static final int NAMES = 150;
    private static final int EDGE = 10;
    private static final float TEXT = 11;
    private static final Color INK = new Color(0x33, 0x33, 0x33);
    private static final Color GRID = new Color(0xdd, 0xdd, 0xdd);

    private final List<Annotation> annotations;
    private final Function<String, Color> palette;
    private final String trouble;

    /** @param trouble why there is no frame above it; empty if there is one */
    TimeLine(List<Annotation> annotations, Function<String, Color> palette, String trouble) {
        this.annotations = annotations.stream()
                .sorted(Comparator.comparing(Annotation::startFrame).thenComparing(Annotation::label))
                .toList();
        this.palette = palette;
        this.trouble = trouble;
    }

    private int last() {
        return Math.max(
                1, annotations.stream().mapToInt(Annotation::endFrame).max().orElse(1));
    }

    /** The same in words. */
    String said() {
        String count = Names.counted(annotations.size(), "annotations");
        String when = annotations.isEmpty() ? "" : " in frames 0 to " + last();
        return count + when + ". " + (trouble.isEmpty() ? "" : trouble.replaceFirst("\\.+$", "") + ". ");
    }

    BufferedImage draw(int width) {
        int rows = Math.min(MOST, annotations.size());
        int above = trouble.isEmpty() ? 0 : 2 * ROW;
        int below = annotations.size() > MOST ? 2 * ROW : ROW;
        BufferedImage image = new BufferedImage(
                Math.max(width, 2 * NAMES), above + rows * ROW + below + EDGE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        int right = image.getWidth() - 2 * EDGE;
        if (!trouble.isEmpty()) {
            text(graphics, "The film was not decoded: this is when its annotations are in it.", EDGE, 15, right);
            text(graphics, trouble, EDGE, 32, right);
        }
        axis(graphics, above, above + rows * ROW, right);
        for (int i = 0; i < rows; i++) {
            row(graphics, annotations.get(i), above + i * ROW, right);
        }
        if (annotations.size() > MOST) {
            String more = "and " + (annotations.size() - MOST) + " more";
            text(graphics, more, EDGE, above + rows * ROW + ROW + 14, NAMES);
        }
        graphics.dispose();
        return image;
    }

    private double x(int frame, int right) {
        return NAMES + (double) frame / last() * (right - NAMES);
    }

    private void axis(Graphics2D graphics, int top, int bottom, int right) {
        for (int frame : new int[] {0, last() / 2, last()}) {
            int x = (int) Math.round(x(frame, right));
            graphics.setColor(GRID);
            graphics.drawLine(x, top, x, bottom);
            text(graphics, frame == 0 ? "frame 0" : String.valueOf(frame), x - (frame == 0 ? 0 : 10), bottom + 14, 60);
        }
    }

    private void row(Graphics2D graphics, Annotation annotation, int top, int right) {
        text(graphics, annotation.label() + " (" + annotation.type() + ")", EDGE, top + 14, NAMES - 2 * EDGE);
        int from = (int) Math.round(x(annotation.startFrame(), right));
        int to = (int) Math.round(x(Math.max(annotation.startFrame(), annotation.endFrame()), right));
        Color colour = palette.apply(annotation.label());
        graphics.setColor(colour);
        graphics.fillRoundRect(from - 2, top + 4, to - from + 4, ROW - 8, 6, 6);
        graphics.setColor(INK);
        graphics.drawRoundRect(from - 2, top + 4, to - from + 4, ROW - 8, 6, 6);
        annotation.frames().keySet().forEach(key -> {
            int x = (int) Math.round(x(key, right));
            graphics.drawLine(x, top + 4, x, top + ROW - 4);
        });
    }

    private static void text(Graphics2D graphics, String text, int x, int y, int width) {
        if (Fonts.problem().isPresent()) {
            return;
        }
        graphics.setFont(Fonts.sans(TEXT, text));
        graphics.setColor(INK);
        String fits = text;
        while (fits.length() > 1 && graphics.getFontMetrics().stringWidth(fits) > width) {
            fits = fits.substring(0, fits.length() - 2).stripTrailing() + "…";
        }
        graphics.drawString(fits, x, y);
    }
}
