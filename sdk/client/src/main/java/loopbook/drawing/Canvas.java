package loopbook.drawing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** Copies to draw on. */
final class Canvas {
    private Canvas() {}

    static BufferedImage copy(BufferedImage picture, int type) {
        BufferedImage copy = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        paint(copy, graphics -> graphics.drawImage(picture, 0, 0, null));
        return copy;
    }

    static void paint(BufferedImage target, Consumer<Graphics2D> painter) {
        Graphics2D graphics = target.createGraphics();
        try {
            painter.accept(graphics);
        } finally {
            graphics.dispose();
        }
    }

    static void smooth(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }
}
