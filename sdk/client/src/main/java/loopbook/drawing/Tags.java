package loopbook.drawing;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The labels in a picture: filled tags near their shapes, clear of each other and inside the picture where there is room. */
final class Tags {
    private final List<Rectangle2D> placed = new ArrayList<>();
    private final Rectangle2D picture;
    private final float size;

    private Tags(BufferedImage canvas) {
        picture = new Rectangle2D.Double(0, 0, canvas.getWidth(), canvas.getHeight());
        size = Math.max(11f, Math.max(canvas.getWidth(), canvas.getHeight()) / 50f);
    }

    static void draw(Graphics2D graphics, Alike alike, Function<String, Color> colours, BufferedImage canvas) {
        Tags tags = new Tags(canvas);
        alike.groups().forEach(group -> tags.draw(graphics, group, colours.apply(group.label)));
    }

    private void draw(Graphics2D graphics, Alike.Group group, Color colour) {
        String text = group.count > 1 ? group.label + " ×" + group.count : group.label;
        graphics.setFont(Fonts.sans(size, text));
        double width = graphics.getFontMetrics().stringWidth(text) + size * 0.7;
        Rectangle2D place = place(group.at, width, size * 1.35);
        placed.add(place);
        draw(graphics, text, place, colour);
    }

    private void draw(Graphics2D graphics, String text, Rectangle2D place, Color colour) {
        FontMetrics metrics = graphics.getFontMetrics();
        double round = size * 0.4;
        RoundRectangle2D plate = new RoundRectangle2D.Double(
                place.getX(), place.getY(), place.getWidth(), place.getHeight(), round, round);
        graphics.setColor(colour);
        graphics.fill(plate);
        graphics.setColor(Palette.textOn(colour));
        double baseline = place.getCenterY() + (metrics.getAscent() - metrics.getDescent()) / 2.0;
        graphics.drawString(text, (float) (place.getX() + size * 0.35), (float) baseline);
    }

    /** The first free place around the shape; where all are taken, the one that hides least. */
    private Rectangle2D place(Rectangle2D at, double width, double height) {
        List<Rectangle2D> places = new ArrayList<>();
        for (double[] corner : new double[][] {
            {at.getMinX(), at.getMinY() - height - 1},
            {at.getMaxX() - width, at.getMinY() - height - 1},
            {at.getMinX(), at.getMaxY() + 1},
            {at.getMaxX() - width, at.getMaxY() + 1},
            {at.getMaxX() + size * 0.6, at.getCenterY() - height / 2},
            {at.getMinX() - width - size * 0.6, at.getCenterY() - height / 2},
            {at.getMinX() + 2, at.getMinY() + 2},
            {at.getMaxX() - width - 2, at.getMinY() + 2},
            {at.getMinX() + 2, at.getMaxY() - height - 2},
            {at.getCenterX() - width / 2, at.getCenterY() - height / 2},
        }) {
            places.add(inside(new Rectangle2D.Double(corner[0], corner[1], width, height)));
        }
        for (int step = 1; step <= 3; step++) {
            places.add(inside(new Rectangle2D.Double(at.getMinX(), at.getMinY() + step * (height + 2), width, height)));
        }
        return places.stream().min(Comparator.comparingDouble(this::hidden)).orElseThrow();
    }

    private Rectangle2D inside(Rectangle2D place) {
        double x = Math.max(1, Math.min(place.getX(), picture.getMaxX() - place.getWidth() - 1));
        double y = Math.max(1, Math.min(place.getY(), picture.getMaxY() - place.getHeight() - 1));
        return new Rectangle2D.Double(x, y, place.getWidth(), place.getHeight());
    }

    private double hidden(Rectangle2D place) {
        double area = 0;
        for (Rectangle2D other : placed) {
            Rectangle2D common = place.createIntersection(other);
            if (!common.isEmpty()) {
                area += common.getWidth() * common.getHeight();
            }
        }
        return area;
    }
}
