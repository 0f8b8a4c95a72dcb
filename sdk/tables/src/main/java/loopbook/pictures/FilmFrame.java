package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import loopbook.errors.UnreadableAnswer;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.scale.ColorUtil;
import org.jcodec.scale.Transform;
import org.jspecify.annotations.Nullable;

/** The first frame of a film, as far as a decoder in pure Java can read it: H.264 in MP4 files, mostly. */
final class FilmFrame {
    /** More than any film has; a file can claim anything. */
    private static final long MOST_PIXELS = 40_000_000;

    private FilmFrame() {}

    /** @throws UnreadableAnswer if it cannot be decoded; the message says so */
    static BufferedImage first(byte[] film, String name) {
        try {
            FrameGrab grab =
                    FrameGrab.createFrameGrab(ByteBufferSeekableByteChannel.readFromByteBuffer(ByteBuffer.wrap(film)));
            Size size = grab.getMediaInfo().getDim();
            if ((long) size.getWidth() * size.getHeight() > MOST_PIXELS) {
                throw unread(name, "it claims " + size.getWidth() + " × " + size.getHeight() + " pixels", null);
            }
            Picture frame = grab.getNativeFrame();
            if (frame == null) {
                throw unread(name, "it has no frames", null);
            }
            return image(frame);
        } catch (UnreadableAnswer e) {
            throw e;
        } catch (IOException | JCodecException | RuntimeException e) {
            // The decoder answers what it does not know with any of these.
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw unread(name, why, e);
        }
    }

    private static UnreadableAnswer unread(String name, String why, @Nullable Exception cause) {
        return new UnreadableAnswer("The film " + name + " was not decoded here: " + why, cause);
    }

    private static BufferedImage image(Picture frame) {
        Picture rgb = Picture.createCropped(frame.getWidth(), frame.getHeight(), ColorSpace.RGB, frame.getCrop());
        Transform transform = ColorUtil.getTransform(frame.getColor(), ColorSpace.RGB);
        transform.transform(frame, rgb);
        int width = rgb.getCroppedWidth();
        int height = rgb.getCroppedHeight();
        byte[] data = rgb.getPlaneData(0);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * rgb.getWidth() + x);
                image.setRGB(x, y, level(data[at]) << 16 | level(data[at + 1]) << 8 | level(data[at + 2]));
            }
        }
        return image;
    }

    /** The decoder counts from -128. */
    private static int level(byte sample) {
        return sample + 128;
    }
}
