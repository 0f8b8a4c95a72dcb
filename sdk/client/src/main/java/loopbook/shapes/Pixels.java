package loopbook.shapes;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Masks as grids of pixels and as PNG data addresses. */
final class Pixels {
    static final String PREFIX = "data:image/png;base64,";
    private static final int OPAQUE_FROM = 128;
    private static final int SIZE_AT = 16;
    private static final long MOST_PIXELS = 200_000_000;

    private Pixels() {}

    static BufferedImage decode(String png) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(png.substring(PREFIX.length()));
            requireDecodable(bytes);
            BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
            if (image == null) {
                throw new IllegalStateException("The mask's " + bytes.length + " bytes are no picture.");
            }
            return image;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("The mask's PNG cannot be read: " + e.getMessage(), e);
        }
    }

    /** Width and height stand in the first chunk of a PNG; a few bytes can claim any size. */
    private static void requireDecodable(byte[] png) {
        if (png.length >= SIZE_AT + 2 * Integer.BYTES) {
            ByteBuffer header = ByteBuffer.wrap(png);
            long pixels = (long) header.getInt(SIZE_AT) * header.getInt(SIZE_AT + Integer.BYTES);
            if (pixels > MOST_PIXELS) {
                throw new IllegalStateException(
                        "The mask claims " + pixels + " pixels, more than the " + MOST_PIXELS + " that are decoded.");
            }
        }
    }

    static String encode(boolean[][] grid, Colour colour) {
        BufferedImage image = new BufferedImage(grid[0].length, grid.length, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < grid.length; y++) {
            for (int x = 0; x < grid[y].length; x++) {
                image.setRGB(x, y, grid[y][x] ? colour.argb() : 0);
            }
        }
        return PREFIX + Base64.getEncoder().encodeToString(png(image));
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a PNG into memory failed", e);
        }
        return bytes.toByteArray();
    }

    static boolean[][] checked(boolean[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException("A mask needs the size of its picture, but has no pixels.");
        }
        for (boolean[] row : rows) {
            if (row.length != rows[0].length) {
                throw new IllegalArgumentException("A mask's rows must be of one length, but there are "
                        + rows[0].length + " and " + row.length + ".");
            }
        }
        return rows;
    }

    /** Where the number is. */
    static boolean[][] where(int[][] rows, int number) {
        boolean[][] grid = new boolean[rows.length][];
        for (int y = 0; y < rows.length; y++) {
            grid[y] = new boolean[rows[y].length];
            for (int x = 0; x < rows[y].length; x++) {
                grid[y][x] = rows[y][x] == number;
            }
        }
        return grid;
    }

    /** Opaque pixels; of a picture without transparency, those nearer to white than to black. */
    static boolean[][] grid(BufferedImage image) {
        boolean transparent = image.getColorModel().hasAlpha();
        boolean[][] grid = new boolean[image.getHeight()][image.getWidth()];
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < grid.length; y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                grid[y][x] = (transparent ? row[x] >>> 24 : brightness(row[x])) >= OPAQUE_FROM;
            }
        }
        return grid;
    }

    private static int brightness(int rgb) {
        return (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
    }

    static Colour colour(BufferedImage image) {
        boolean[][] grid = grid(image);
        for (int y = 0; y < grid.length; y++) {
            for (int x = 0; x < grid[y].length; x++) {
                if (grid[y][x]) {
                    int rgb = image.getRGB(x, y);
                    return new Colour(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
                }
            }
        }
        return Colour.WHITE;
    }

    static Optional<Bounds> bounds(boolean[][] grid) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = -1;
        int bottom = -1;
        for (int y = 0; y < grid.length; y++) {
            for (int x = 0; x < grid[y].length; x++) {
                if (grid[y][x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return right < 0 ? Optional.empty() : Optional.of(new Bounds(left, top, right, bottom));
    }
}
