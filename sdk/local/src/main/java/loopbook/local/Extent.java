package loopbook.local;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import loopbook.local.store.AnnotationRow;
import tools.jackson.databind.JsonNode;

/**
 * The upright box around an annotation; annotations without points cover everything.
 *
 * @param type of the annotation: only those of one type are compared
 */
record Extent(String type, double left, double top, double right, double bottom) {
    private static final String PNG = "data:image/png;base64,";
    private static final int ALPHA = 24;

    private static final long MOST_PIXELS = 100_000_000;
    private static final long STRIP_PIXELS = 16_000_000;

    static Extent of(AnnotationRow row) {
        double[] edges = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        JsonNode coordinates = Json.document(row.doc()).path("coordinates");
        if (coordinates.isString() || coordinates.path("data").isString()) {
            mask(
                    coordinates.isString()
                            ? coordinates.asString()
                            : coordinates.path("data").asString(),
                    edges);
        } else {
            widen(coordinates, edges);
        }
        String type = String.valueOf(row.type());
        return edges[0] > edges[2]
                ? new Extent(type, 0, 0, 1, 1)
                : new Extent(type, edges[0], edges[1], edges[2], edges[3]);
    }

    private static void widen(JsonNode node, double[] edges) {
        if (node.path("x").isNumber() && node.path("y").isNumber()) {
            widen(node.path("x").asDouble(), node.path("y").asDouble(), edges);
        } else {
            node.forEach(inner -> widen(inner, edges));
        }
    }

    private static void widen(double x, double y, double[] edges) {
        edges[0] = Math.min(edges[0], x);
        edges[1] = Math.min(edges[1], y);
        edges[2] = Math.max(edges[2], x);
        edges[3] = Math.max(edges[3], y);
    }

    /** The part of a mask that is not clear; a picture that is no PNG, cannot be read, or is too large has none. */
    private static void mask(String text, double[] edges) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try {
            byte[] png = Base64.getDecoder().decode(text.startsWith(PNG) ? text.substring(PNG.length()) : text);
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)), false, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS) {
                double[] seen = edges.clone();
                visible(reader, seen);
                System.arraycopy(seen, 0, edges, 0, seen.length);
            }
        } catch (IOException | RuntimeException e) {
            // Readers throw all sorts of things on what is no picture: the annotation was stored as it came.
            return;
        } finally {
            reader.dispose();
        }
    }

    /** Strip by strip, so that a large mask never stands in memory as a whole. */
    private static void visible(ImageReader reader, double[] edges) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        int rows = (int) Math.max(1, STRIP_PIXELS / width);
        for (int top = 0; top < height; top += rows) {
            ImageReadParam strip = reader.getDefaultReadParam();
            strip.setSourceRegion(new Rectangle(0, top, width, Math.min(rows, height - top)));
            BufferedImage mask = reader.read(0, strip);
            for (int y = 0; y < mask.getHeight(); y++) {
                for (int x = 0; x < mask.getWidth(); x++) {
                    if (mask.getRGB(x, y) >>> ALPHA != 0) {
                        widen(x, top + y, edges);
                        widen(x + 1.0, top + y + 1.0, edges);
                    }
                }
            }
        }
    }

    /** What both cover, as a part of what either covers; points are the same within a pixel. */
    double overlap(Extent other) {
        if (!type.equals(other.type)) {
            return 0;
        }
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        if (area() == 0 || other.area() == 0) {
            return distance(other) <= 1 ? 1 : 0;
        }
        double both = Math.max(0, width) * Math.max(0, height);
        return both / (area() + other.area() - both);
    }

    private double area() {
        return (right - left) * (bottom - top);
    }

    private double distance(Extent other) {
        return Math.max(
                Math.max(Math.abs(left - other.left), Math.abs(top - other.top)),
                Math.max(Math.abs(right - other.right), Math.abs(bottom - other.bottom)));
    }
}
