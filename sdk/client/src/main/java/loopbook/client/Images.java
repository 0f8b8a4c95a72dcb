package loopbook.client;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import loopbook.errors.UnreadableAnswer;

/** Pictures from bytes and back. */
final class Images {
    /** A small file can claim to be a huge picture; more than this is not decoded. */
    private static final long MOST_PIXELS = 200_000_000;

    private Images() {}

    static BufferedImage read(Path file) {
        try {
            return read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    static BufferedImage read(byte[] bytes, String name) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new UnreadableAnswer(
                        name + " is no picture that this Java can read (" + bytes.length + " bytes, by its name "
                                + MediaTypes.ofName(name) + ")",
                        null);
            }
            return read(readers.next(), input, name);
        } catch (IOException e) {
            throw new UnreadableAnswer(name + " cannot be read as a picture: " + e.getMessage(), e);
        }
    }

    private static BufferedImage read(ImageReader reader, ImageInputStream input, String name) throws IOException {
        try {
            reader.setInput(input);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new UnreadableAnswer(
                        name + " has " + pixels + " pixels, more than the " + MOST_PIXELS
                                + " that are decoded; download the file instead",
                        null);
            }
            return reader.read(0);
        } catch (RuntimeException e) {
            throw e instanceof UnreadableAnswer known
                    ? known
                    : new UnreadableAnswer(name + " cannot be read as a picture: " + e, e);
        } finally {
            reader.dispose();
        }
    }

    /** JPEG for names that end so, PNG for .png. */
    static byte[] encode(BufferedImage image, String name) {
        String extension = MediaTypes.extension(name).toLowerCase(Locale.ROOT);
        boolean jpeg = extension.equals("jpg") || extension.equals("jpeg");
        if (!jpeg && !extension.equals("png")) {
            throw new IllegalArgumentException(
                    "A picture is uploaded as .png, .jpg or .jpeg, and '" + name + "' ends otherwise");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(jpeg ? opaque(image) : image, jpeg ? "jpg" : "png", bytes)) {
                throw new IllegalArgumentException("This Java cannot write " + extension + " pictures");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** JPEG has no transparency. */
    private static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = copy.createGraphics();
        pen.drawImage(image, 0, 0, java.awt.Color.WHITE, null);
        pen.dispose();
        return copy;
    }
}
