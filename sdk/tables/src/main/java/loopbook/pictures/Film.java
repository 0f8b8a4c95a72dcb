package loopbook.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import loopbook.client.Annotation;
import loopbook.client.Item;
import loopbook.errors.UnreadableAnswer;
import loopbook.shapes.Colour;

/** A film in one picture: its first frame with what is in it, where it can be decoded, and when its annotations are there. */
final class Film {
    private static final int WIDTH = 640;
    /** Longer ones are not loaded for one frame. */
    private static final long LONGEST = 100_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Film() {}

    static boolean is(Item item) {
        return item.mimetype().startsWith("video/");
    }

    static Picture picture(Item item, PictureOptions chosen) {
        List<Annotation> annotations = chosen.overlay()
                ? item.annotations().list().stream().filter(chosen::wants).toList()
                : List.of();
        Map<String, Colour> colours = annotations.isEmpty() ? Map.of() : Markings.coloursOf(item.dataset());
        Tile frame = Workers.on(List.of(item), one -> Tile.of(one, first(one)))
                .results(Tile::trouble, Deadline.in(PATIENCE))
                .get(0);
        List<Annotation> shown =
                annotations.stream().filter(one -> one.startFrame() == 0).toList();
        Skeleton skeleton = Skeleton.of(shown, item::dataset, chosen.skeleton());
        Markings first = Markings.of(shown, colours, skeleton);
        int width = chosen.size() == PictureOptions.AUTOMATIC ? WIDTH : chosen.size();
        TimeLine line = new TimeLine(annotations, first.palette(), frame.trouble());
        BufferedImage times = line.draw(width);
        return frame.image()
                .map(image -> together(item, image, width, times, first, chosen, line.said()))
                .orElseGet(() -> new Picture(
                        item, times, Markings.NONE, new Picture.Under(times, 1, 0, 0), chosen, line.said()));
    }

    private static Picture together(
            Item item,
            BufferedImage frame,
            int width,
            BufferedImage times,
            Markings first,
            PictureOptions chosen,
            String said) {
        double scale = (double) width / Math.max(frame.getWidth(), frame.getHeight());
        BufferedImage small = Scaling.to(frame, width);
        BufferedImage drawn = first.on(small, o -> o.thickness(chosen.thickness())
                .alpha(chosen.alpha())
                .text(chosen.text())
                .scale(scale));
        Picture.Under under = new Picture.Under(stacked(small, times), scale, 0, 0);
        return new Picture(item, stacked(drawn, times), first, under, chosen, said);
    }

    private static BufferedImage stacked(BufferedImage above, BufferedImage below) {
        int width = Math.max(above.getWidth(), below.getWidth());
        BufferedImage both =
                new BufferedImage(width, above.getHeight() + below.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, both.getWidth(), both.getHeight());
        graphics.drawImage(above, 0, 0, null);
        graphics.drawImage(below, 0, above.getHeight(), null);
        graphics.dispose();
        return both;
    }

    private static BufferedImage first(Item item) {
        return FilmFrame.first(bytes(item), item.filename());
    }

    /** @throws UnreadableAnswer if there are too many of them */
    static byte[] bytes(Item item) {
        if (item.size() > LONGEST) {
            throw new UnreadableAnswer(
                    "The film " + item.filename() + " was not decoded here: it has " + item.size() / 1_000_000
                            + " MB, too much to load for one frame",
                    null);
        }
        return item.bytes();
    }

    /** The first frame, for a small picture. */
    static Decoded decoded(byte[] film, Item item) {
        BufferedImage frame = FilmFrame.first(film, item.filename());
        return new Decoded(frame, frame.getWidth(), frame.getHeight());
    }
}
