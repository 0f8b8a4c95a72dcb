package loopbook.pictures;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import loopbook.drawing.Fonts;

/** A gallery as one picture, for viewers that leave HTML out. White, so that it is legible on any page. */
final class Sheet {
    private static final int GAP = 8;
    private static final int LINE = 16;
    private static final float TEXT = 11;
    private static final Color INK = new Color(0x33, 0x33, 0x33);
    private static final Color PLATE = new Color(0xee, 0xee, 0xee);

    private final Graphics2D graphics;
    private final GalleryOptions options;

    private Sheet(Graphics2D graphics, GalleryOptions options) {
        this.graphics = graphics;
        this.options = options;
    }

    static BufferedImage draw(List<Tile> tiles, GalleryOptions options, String heading) {
        int columns = Math.max(1, Math.min(options.columns(), tiles.size()));
        int rows = (tiles.size() + columns - 1) / columns;
        int cell = options.size() + GAP;
        int high = cell + (options.captions() ? LINE : 0);
        BufferedImage sheet =
                new BufferedImage(columns * cell + GAP, LINE + GAP + rows * high + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            Sheet drawing = new Sheet(graphics, options);
            drawing.line(heading, GAP, GAP + 12, sheet.getWidth() - 2 * GAP, false);
            for (int i = 0; i < tiles.size(); i++) {
                drawing.tile(tiles.get(i), GAP + i % columns * cell, LINE + GAP + i / columns * high);
            }
        } finally {
            graphics.dispose();
        }
        return sheet;
    }

    private void tile(Tile tile, int x, int y) {
        int size = options.size();
        if (tile.image().isPresent()) {
            BufferedImage image = tile.image().get();
            graphics.drawImage(image, x + (size - image.getWidth()) / 2, y + size - image.getHeight(), null);
        } else {
            graphics.setColor(PLATE);
            graphics.fillRect(x, y + size / 4, size, size - size / 4);
            paragraph(tile.trouble(), x + 6, y + size / 4 + 16, size - 12);
        }
        if (options.captions()) {
            line(tile.caption(), x, y + size + 12, size, true);
        }
    }

    private void paragraph(String text, int x, int y, int width) {
        int at = y;
        String rest = text;
        while (!rest.isEmpty() && at < y + options.size() * 3 / 4 - 20) {
            String line = beginning(rest, width);
            line(line, x, at, width, false);
            rest = rest.substring(line.length()).stripLeading();
            at += LINE;
        }
    }

    /** As much of the text as there is room for in a line; if it can be, up to a space. */
    private String beginning(String text, int width) {
        if (Fonts.problem().isPresent()) {
            return text;
        }
        FontMetrics metrics = graphics.getFontMetrics(Fonts.sans(TEXT, text));
        int end = text.length();
        while (end > 1 && metrics.stringWidth(text.substring(0, end)) > width) {
            int space = text.lastIndexOf(' ', end - 1);
            end = space > 0 && metrics.stringWidth(text.substring(0, space)) > width / 2 ? space : end - 1;
        }
        return text.substring(0, end);
    }

    private void line(String text, int x, int y, int width, boolean centred) {
        if (Fonts.problem().isPresent() || text.isEmpty()) {
            return;
        }
        String fits = beginning(text, width);
        String shown = fits.length() < text.length() ? beginning(text, width - 10) + "…" : text;
        Font font = Fonts.sans(TEXT, shown);
        graphics.setFont(font);
        graphics.setColor(INK);
        int room = width - graphics.getFontMetrics().stringWidth(shown);
        graphics.drawString(shown, x + (centred ? Math.max(0, room / 2) : 0), y);
    }
}
