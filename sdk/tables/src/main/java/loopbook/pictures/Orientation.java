package loopbook.pictures;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * How the camera was held: ImageIO leaves that to its users.
 *
 * @param exif the EXIF value, 1 (upright) to 8
 */
record Orientation(int exif) {
    static final Orientation UPRIGHT = new Orientation(1);

    static Orientation of(byte[] bytes) {
        try {
            ExifIFD0Directory exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length)
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : new Orientation(value);
        } catch (ImageProcessingException | IOException noMetadata) {
            // A picture that says nothing about itself is upright.
            return UPRIGHT;
        }
    }

    /** Whether width and height change places. */
    boolean swapsSides() {
        return exif >= 5;
    }

    BufferedImage apply(BufferedImage image) {
        if (exif == 1) {
            return image;
        }
        int width = swapsSides() ? image.getHeight() : image.getWidth();
        int height = swapsSides() ? image.getWidth() : image.getHeight();
        BufferedImage upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(image, turn(width, height), null);
        graphics.dispose();
        return upright;
    }

    /** From stored places to upright ones, in a picture that is upright of this size. */
    private AffineTransform turn(int width, int height) {
        return switch (exif) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, width, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, width, height);
            default -> new AffineTransform(0, -1, 1, 0, 0, height);
        };
    }
}
