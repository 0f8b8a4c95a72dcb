package loopbook.local;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Small, upright versions of pictures, made at the first call and kept. */
final class Thumbnails {
    private static final int SIDE = 256;

    /** Reading goes through all pixels, even of a few bytes that claim to be a huge picture. */
    private static final long MOST_PIXELS = 500_000_000;

    private final Path folder;

    Thumbnails(Path folder) {
        this.folder = folder;
    }

    /** A JPEG, or a PNG if the picture has transparency, at most 256 pixels a side; empty if it is no picture. */
    Optional<Path> of(Path picture, String hash) throws IOException {
        for (String format : new String[] {"jpg", "png"}) {
            Path kept = folder.resolve(hash + "." + format);
            if (Files.exists(kept)) {
                return Optional.of(kept);
            }
        }
        BufferedImage small = small(picture);
        if (small == null) {
            return Optional.empty();
        }
        String format = small.getColorModel().hasAlpha() ? "png" : "jpg";
        Path made = Files.createTempFile(folder, "making", "." + format);
        try {
            ImageIO.write(small, format, made.toFile());
            Path kept = folder.resolve(hash + "." + format);
            return Optional.of(Files.move(made, kept, StandardCopyOption.ATOMIC_MOVE));
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static @Nullable BufferedImage small(Path picture) throws IOException {
        File file = picture.toFile();
        try (ImageInputStream in = new FileImageInputStream(file)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int orientation = PictureHeader.read(Incoming.Content.of(picture))
                        .map(PictureHeader::orientation)
                        .orElse(0);
                return scaled(read(reader), orientation);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Readers throw all sorts of things on broken files; such a file has no small version.
            return null;
        }
    }

    /** Skips pixels while reading, so that a huge picture never stands in memory as a whole. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
            throw new IOException("too many pixels to read through for a small version");
        }
        ImageReadParam how = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * SIDE));
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    private static BufferedImage scaled(BufferedImage from, int orientation) {
        double scale = Math.min(1.0, (double) SIDE / Math.max(from.getWidth(), from.getHeight()));
        int width = Math.max(1, (int) Math.round(from.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(from.getHeight() * scale));
        boolean turned = orientation >= 5;
        BufferedImage to = new BufferedImage(
                turned ? height : width,
                turned ? width : height,
                from.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = to.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.transform(upright(orientation, width, height));
            pen.drawImage(from, 0, 0, width, height, null);
        } finally {
            pen.dispose();
        }
        return to;
    }

    /** From a picture as it is stored to how it is to be seen; the numbers are EXIF's. */
    private static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
