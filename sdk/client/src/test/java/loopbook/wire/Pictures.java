package loopbook.wire;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pictures, compared pixel by pixel: encoders differ. */
final class Pictures {
    /** A picture of more colours than this has smooth lines. */
    private static final int FLAT = 8;

    private static final int TOLERANCE = 12;

    private Pictures() {}

    /** The picture in these bytes; null where there is none. */
    static @Nullable BufferedImage read(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether both are pictures with the same pixels. */
    static boolean same(byte[] wanted, byte[] found) {
        BufferedImage one = read(wanted);
        BufferedImage other = read(found);
        return one != null
                && other != null
                && one.getWidth() == other.getWidth()
                && one.getHeight() == other.getHeight()
                && Arrays.equals(pixels(one), pixels(other));
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    /** Where a picture differs from a recorded one ({@code shape}, {@code background}, {@code runs}). */
    static Optional<String> difference(JsonNode wanted, BufferedImage found) {
        int height = wanted.path("shape").path(0).asInt();
        int width = wanted.path("shape").path(1).asInt();
        if (found.getWidth() != width || found.getHeight() != height) {
            return Optional.of("wanted a picture of " + width + " x " + height + ", got " + found.getWidth() + " x "
                    + found.getHeight());
        }
        String[][] pixels = new String[height][width];
        for (String[] row : pixels) {
            Arrays.fill(row, wanted.path("background").asString());
        }
        for (Map.Entry<String, JsonNode> run : wanted.path("runs").properties()) {
            run.getValue()
                    .forEach(span -> Arrays.fill(
                            pixels[span.path(0).asInt()],
                            span.path(1).asInt(),
                            span.path(2).asInt() + 1,
                            run.getKey()));
        }
        boolean grey = wanted.path("shape").size() == 2;
        boolean smooth = !grey && wanted.path("runs").size() > FLAT;
        boolean opaque = wanted.path("shape").path(2).asInt() == 3;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                String value = value(found, x, y, grey, opaque);
                if (!value.equals(pixels[y][x]) && !(smooth && near(pixels[y][x], value))) {
                    return Optional.of("at " + x + ", " + y + " wanted " + pixels[y][x] + ", got " + value);
                }
            }
        }
        return Optional.empty();
    }

    /** The edges of smooth lines are specific to the recorded client's drawing library. */
    private static boolean near(String wanted, String found) {
        boolean near = wanted.length() == found.length();
        for (int i = 0; near && i + 1 < wanted.length(); i += 2) {
            int one = Integer.parseInt(wanted.substring(i, i + 2), 16);
            int other = Integer.parseInt(found.substring(i, i + 2), 16);
            near = Math.abs(one - other) <= TOLERANCE;
        }
        return near;
    }

    private static String value(BufferedImage picture, int x, int y, boolean grey, boolean opaque) {
        if (grey) {
            return String.valueOf(picture.getRaster().getSample(x, y, 0));
        }
        int argb = picture.getRGB(x, y);
        String colour = String.format("%06x", argb & 0xffffff);
        return opaque ? colour : colour + String.format("%02x", argb >>> 24);
    }

    /** Compares bodies with pictures inside: first the pictures, in the order of the body, then all that is left. */
    static Optional<String> bodies(JsonNode wanted, JsonNode sent, JsonNode decoded, Compare compare) {
        List<String> found = new ArrayList<>();
        List<String> recorded = new ArrayList<>();
        cut(wanted, recorded);
        JsonNode rest = sent.deepCopy();
        cut(rest, found);
        if (found.size() != decoded.size()) {
            return Optional.of("wanted " + decoded.size() + " pictures inside, got " + found.size());
        }
        for (int i = 0; i < found.size(); i++) {
            Optional<String> difference = rows(decoded.path(i), found.get(i));
            if (difference.isPresent()) {
                return Optional.of("picture " + i + ": " + difference.get());
            }
        }
        return compare.difference(wanted, rest);
    }

    private static Optional<String> rows(JsonNode wanted, String text) {
        String prefix = wanted.path("prefix").asString("");
        BufferedImage picture =
                text.startsWith(prefix) ? read(Base64.getDecoder().decode(text.substring(prefix.length()))) : null;
        if (picture == null) {
            return Optional.of("no picture after " + prefix);
        }
        List<String> rows = new ArrayList<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            List<String> row = new ArrayList<>();
            for (int x = 0; x < picture.getWidth(); x++) {
                row.add(value(picture, x, y, false, false));
            }
            rows.add(String.join(" ", row));
        }
        List<String> recorded =
                wanted.path("rows").valueStream().map(JsonNode::asString).toList();
        return rows.equals(recorded) ? Optional.empty() : Optional.of("wanted " + recorded + ", got " + rows);
    }

    /** Takes every picture in base64 out of a tree. */
    private static void cut(JsonNode node, List<String> pictures) {
        if (node instanceof ObjectNode object) {
            for (String key : List.copyOf(object.propertyNames())) {
                JsonNode value = object.path(key);
                if (value.isString() && value.asString().matches("(data:image/png;base64,|iVBORw0KGgo).*")) {
                    pictures.add(value.asString());
                    object.put(key, "a picture");
                } else {
                    cut(value, pictures);
                }
            }
        } else {
            node.forEach(child -> cut(child, pictures));
        }
    }
}
