package loopbook.local;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the first bytes of a picture say. PNG, JPEG and GIF are read by hand, which takes microseconds; others by the
 * JDK's readers. No pixel is decoded.
 *
 * @param orientation as EXIF counts it: 1 is upright; 0 if the picture does not say
 */
record PictureHeader(int width, int height, int channels, int orientation) {
    private static final int JPEG = 0xFFD8;
    private static final int PNG = 0x8950;
    private static final int GIF = 0x4749;

    /** Empty if it is no picture that can be read. */
    static Optional<PictureHeader> read(Incoming.Content content) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(content.open()))) {
            return switch (in.readUnsignedShort()) {
                case PNG -> png(in);
                case JPEG -> jpeg(in);
                case GIF -> gif(in);
                default -> other(content);
            };
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    void describe(ObjectNode system) {
        system.put("width", width).put("height", height).put("channels", channels);
        if (orientation > 0) {
            system.putObject("exif").put("Orientation", orientation);
        }
    }

    private static Optional<PictureHeader> of(int width, int height, int channels, int orientation) {
        return width > 0 && height > 0
                ? Optional.of(new PictureHeader(width, height, channels, orientation))
                : Optional.empty();
    }

    private static Optional<PictureHeader> png(DataInputStream in) throws IOException {
        in.skipNBytes(14);
        int width = in.readInt();
        int height = in.readInt();
        in.skipNBytes(1);
        int channels =
                switch (in.readUnsignedByte()) {
                    case 0 -> 1;
                    case 4 -> 2;
                    case 6 -> 4;
                    default -> 3;
                };
        return of(width, height, channels, 0);
    }

    private static Optional<PictureHeader> gif(DataInputStream in) throws IOException {
        in.skipNBytes(4);
        int width = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        int height = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        return of(width, height, 3, 0);
    }

    /** Walks from marker to marker until the frame's own header. */
    private static Optional<PictureHeader> jpeg(DataInputStream in) throws IOException {
        int orientation = 0;
        while (true) {
            int marker = marker(in);
            int length = in.readUnsignedShort() - 2;
            if (length < 0) {
                return Optional.empty();
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                in.skipNBytes(1);
                int height = in.readUnsignedShort();
                int width = in.readUnsignedShort();
                return of(width, height, in.readUnsignedByte(), orientation);
            }
            byte[] segment = in.readNBytes(length);
            if (marker == 0xE1 && orientation == 0) {
                orientation = exifOrientation(segment);
            }
        }
    }

    private static int marker(DataInputStream in) throws IOException {
        int found = in.readUnsignedByte();
        while (found != 0xFF) {
            found = in.readUnsignedByte();
        }
        while (found == 0xFF) {
            found = in.readUnsignedByte();
        }
        return found;
    }

    /** The tag 0x0112 of the first directory; 0 if it is not there. */
    private static int exifOrientation(byte[] segment) {
        if (segment.length < 14 || segment[0] != 'E' || segment[1] != 'x' || segment[2] != 'i' || segment[3] != 'f') {
            return 0;
        }
        ByteBuffer tiff = ByteBuffer.wrap(segment, 6, segment.length - 6).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 0;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry + 12 > tiff.limit()) {
                return 0;
            }
            if (Short.toUnsignedInt(tiff.getShort(entry)) == 0x0112) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 1 && value <= 8 ? value : 0;
            }
        }
        return 0;
    }

    private static Optional<PictureHeader> other(Incoming.Content content) throws IOException {
        try (ImageInputStream stream = content.seekable()) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                var type = reader.getRawImageType(0);
                return of(reader.getWidth(0), reader.getHeight(0), type == null ? 3 : type.getNumBands(), 0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Readers throw all sorts of things on broken files; a file that is no picture is still a file.
            return Optional.empty();
        }
    }
}
