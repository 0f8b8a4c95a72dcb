package loopbook.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import loopbook.errors.UnreadableAnswer;

/**
 * Reads pictures at about the size that is wanted: leaving out rows and columns while reading takes a fraction of the time
 * and memory of reading all. A file that claims more pixels than any camera makes is refused before it is decoded.
 */
final class Decoder {
    /** A small file can claim to be a huge picture. */
    static final long MOST_PIXELS = 500_000_000;

    /** For all that are decoded at once: large ones one after another. */
    private static final Shares MEMORY = new Shares(Runtime.getRuntime().maxMemory());

    private Decoder() {}

    /**
     * Reads the picture; if it is much larger than needed, reduced, but no smaller than this.
     *
     * @param longer pixels that its longer side is to have at least, if it has them
     * @throws UnreadableAnswer if it cannot be read
     */
    static Decoded decode(byte[] bytes, String name, String mimetype, int longer) {
        return decode(bytes, name, mimetype, longer, Runtime.getRuntime().maxMemory());
    }

    static Decoded decode(byte[] bytes, String name, String mimetype, int longer, long memory) {
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new UnreadableAnswer(
                        name + " is no picture that can be read here (" + mimetype + ", " + bytes.length + " bytes)",
                        null);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return read(reader, name, longer, memory).upright(Orientation.of(bytes));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Readers answer damaged files with any of these.
            throw new UnreadableAnswer(name + " is damaged, or no " + mimetype + ": " + e.getMessage(), e);
        }
    }

    private static Read read(ImageReader reader, String name, int longer, long memory) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        int step = Math.max(1, Math.max(width, height) / (2 * longer));
        if (isTooLarge((long) width * height, step, memory)) {
            throw new UnreadableAnswer(
                    name + " claims " + width + " × " + height + " pixels, more than is decoded with "
                            + memory / 1_000_000 + " MB of memory; download the file instead",
                    null);
        }
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        int share = MEMORY.take(needed((long) width * height, step));
        try {
            return new Read(opaque(reader.read(0, param)), width, height);
        } finally {
            MEMORY.giveBack(share);
        }
    }

    private static boolean isTooLarge(long pixels, int step, long memory) {
        return pixels > MOST_PIXELS || needed(pixels, step) > memory;
    }

    /** Some formats hold the whole while they are read; of what is taken there are three copies, 4 bytes a pixel. */
    private static long needed(long pixels, int step) {
        return Math.max(4 * pixels, 12 * (pixels / step / step));
    }

    /** On white, as a browser shows it. */
    private static BufferedImage opaque(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        ColorModel model = image.getColorModel();
        boolean whole =
                model.getTransferType() == DataBuffer.TYPE_BYTE || model.getTransferType() == DataBuffer.TYPE_USHORT;
        if (whole
                && model instanceof ComponentColorModel
                && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            grey(image.getRaster(), model, opaque);
            return opaque;
        }
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    /** By its own numbers: Java takes grey for linear light and would brighten it. */
    private static void grey(Raster from, ColorModel model, BufferedImage to) {
        int most = (1 << model.getComponentSize(0)) - 1;
        boolean alpha = from.getNumBands() > 1;
        for (int y = 0; y < to.getHeight(); y++) {
            for (int x = 0; x < to.getWidth(); x++) {
                double light = from.getSample(x, y, 0) / (double) most;
                double cover = alpha ? from.getSample(x, y, 1) / (double) most : 1;
                int grey = (int) Math.round(255 * (light * cover + 1 - cover));
                to.setRGB(x, y, grey * 0x010101);
            }
        }
    }

    /** A picture as it is stored. */
    private record Read(BufferedImage image, int width, int height) {
        Decoded upright(Orientation orientation) {
            return orientation.swapsSides()
                    ? new Decoded(orientation.apply(image), height, width)
                    : new Decoded(orientation.apply(image), width, height);
        }
    }
}
