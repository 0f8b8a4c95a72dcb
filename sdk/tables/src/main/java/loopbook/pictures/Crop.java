package loopbook.pictures;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import loopbook.client.Item;
import loopbook.shapes.Bounds;

/** A part of a picture, with some of what is around it. */
final class Crop {
    private static final double MARGIN = 0.25;
    private static final int LEAST_MARGIN = 12;

    private Crop() {}

    static Picture of(Item item, Decoded whole, Bounds at, Markings markings, PictureOptions options) {
        Rectangle part = part(whole, at);
        int longer = Math.max(part.width, part.height);
        // As thick as suits the part, not the whole.
        int thickness = options.thickness() != 0 ? options.thickness() : Math.max(1, longer / 160);
        BufferedImage drawn = markings.on(
                whole.image(),
                o -> o.thickness(thickness).alpha(options.alpha()).text(false).scale(whole.scale()));
        BufferedImage marked = Pictures.sized(new Decoded(cut(drawn, part), part.width, part.height), options.size())
                .image();
        Picture.Under under = new Picture.Under(cut(whole.image(), part), whole.scale(), part.x, part.y);
        return new Picture(item, marked, markings, under, options);
    }

    private static Rectangle part(Decoded whole, Bounds at) {
        double scale = whole.scale();
        double around = Math.max(LEAST_MARGIN, MARGIN * Math.max(at.width(), at.height()));
        int left = (int) Math.max(0, Math.floor((at.left() - around) * scale));
        int top = (int) Math.max(0, Math.floor((at.top() - around) * scale));
        int right = (int) Math.min(whole.image().getWidth(), Math.ceil((at.right() + around) * scale));
        int bottom = (int) Math.min(whole.image().getHeight(), Math.ceil((at.bottom() + around) * scale));
        boolean outside = right <= left || bottom <= top;
        return outside
                ? new Rectangle(0, 0, whole.image().getWidth(), whole.image().getHeight())
                : new Rectangle(left, top, right - left, bottom - top);
    }

    private static BufferedImage cut(BufferedImage image, Rectangle part) {
        BufferedImage cut = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = cut.createGraphics();
        graphics.drawImage(image, -part.x, -part.y, null);
        graphics.dispose();
        return cut;
    }
}
