package loopbook.drawing;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/** Pixels to draw on, four channels of one byte in each number: alpha, red, green, blue; of a grey picture only the last. */
final class Layer {
    private final int width;
    private final int height;
    private final int[] pixels;
    private final int value;

    private Layer(int width, int height, int[] pixels, int value) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        this.value = value;
    }

    static Layer of(BufferedImage picture, boolean grey) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean oneChannel =
                picture.getRaster().getNumBands() == 1 && !(picture.getColorModel() instanceof IndexColorModel);
        int[] pixels = oneChannel
                ? picture.getRaster().getSamples(0, 0, width, height, 0, (int[]) null)
                : picture.getRGB(0, 0, width, height, null, 0, width);
        if (oneChannel && !grey) {
            // Java takes grey for linear light and would brighten it.
            Arrays.setAll(pixels, i -> 0xff000000 | pixels[i] * 0x010101);
        }
        return new Layer(width, height, pixels, 0);
    }

    /** The same pixels, to be drawn on with this value. */
    Layer ink(int other) {
        return new Layer(width, height, pixels, other);
    }

    Layer copy() {
        return new Layer(width, height, pixels.clone(), value);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    void set(int x, int y) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            pixels[y * width + x] = value;
        }
    }

    /** From one column to another, both included; none if they are the wrong way round. */
    void row(int y, int from, int to) {
        for (int x = Math.max(0, from); x <= Math.min(width - 1, to); x++) {
            set(x, y);
        }
    }

    /** Mixes the value in, each channel by itself; weights go from 0 to 255. */
    void mix(int x, int y, int weight) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            return;
        }
        int below = pixels[y * width + x];
        int mixed = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int part = below >>> shift & 0xff;
            part += (((value >>> shift & 0xff) - part) * weight + 127) >> 8;
            mixed |= (part & 0xff) << shift;
        }
        pixels[y * width + x] = mixed;
    }

    /** Lets what was below show through: so much of the drawing, over the whole picture, alpha included. */
    void blend(Layer below, double alpha) {
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] != below.pixels[i]) {
                pixels[i] = between(pixels[i], below.pixels[i], alpha);
            }
        }
    }

    private static int between(int drawn, int under, double alpha) {
        int mixed = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            double part = (drawn >>> shift & 0xff) * alpha + (under >>> shift & 0xff) * (1 - alpha);
            mixed |= (int) Math.rint(part) << shift;
        }
        return mixed;
    }

    BufferedImage colours() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    BufferedImage greys() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSamples(0, 0, width, height, 0, pixels);
        return picture;
    }
}
