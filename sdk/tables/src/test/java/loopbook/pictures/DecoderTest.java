package loopbook.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import loopbook.errors.UnreadableAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderTest {
    /** Where the red corner, upper left as stored, is seen with each EXIF orientation. */
    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,1,0", "7,1,1", "8,0,1"})
    void aPictureIsTurnedUpright(int orientation, int right, int below) throws IOException {
        Decoded decoded = Decoder.decode(jpeg(orientation), "a.jpg", "image/jpeg", 1000);

        boolean swapped = orientation >= 5;
        assertThat(decoded.fullWidth()).isEqualTo(swapped ? 40 : 80);
        assertThat(decoded.image().getHeight()).isEqualTo(swapped ? 80 : 40);
        int x = right * (decoded.fullWidth() - 1);
        int y = below * (decoded.fullHeight() - 1);
        assertThat(new Color(decoded.image().getRGB(x, y)).getGreen()).isLessThan(90);
        assertThat(new Color(decoded.image().getRGB(decoded.fullWidth() - 1 - x, decoded.fullHeight() - 1 - y))
                        .getGreen())
                .isGreaterThan(200);
    }

    @Test
    void aLargePictureIsReadReducedButNoSmallerThanAsked() {
        byte[] large = Encoder.png(new BufferedImage(2000, 1000, BufferedImage.TYPE_INT_RGB));

        Decoded decoded = Decoder.decode(large, "a.png", "image/png", 160);

        assertThat(decoded.longer()).isBetween(160, 400);
        assertThat(decoded.fullWidth()).isEqualTo(2000);
        assertThat(decoded.resized(160).image().getHeight()).isEqualTo(80);
    }

    @Test
    void transparencyIsSeenOnWhite() {
        byte[] clear = Encoder.png(new BufferedImage(3, 3, BufferedImage.TYPE_INT_ARGB));

        assertThat(Decoder.decode(clear, "a.png", "image/png", 3).image().getRGB(1, 1))
                .isEqualTo(0xffffffff);
    }

    @Test
    void aFileThatClaimsTooManyPixelsIsRefusedUndecoded() throws IOException {
        refused(pngHeader(60_000, 60_000), "60000 × 60000");
    }

    @Test
    void aPictureThatTheMemoryDoesNotHoldIsRefusedUndecoded() {
        byte[] picture = Encoder.png(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB));

        assertThat(Decoder.decode(picture, "/a.png", "image/png", 300, 12 * 90_000)
                        .longer())
                .isEqualTo(300);
        assertThatExceptionOfType(UnreadableAnswer.class)
                .isThrownBy(() -> Decoder.decode(picture, "/a.png", "image/png", 300, 12 * 89_999))
                .withMessageContaining("/a.png claims 300 × 300 pixels")
                .withMessageContaining("1 MB of memory");
    }

    @Test
    void whatIsNoPictureOrDamagedSaysSo() {
        byte[] png = Encoder.png(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB));

        refused("not a picture".getBytes(StandardCharsets.UTF_8), "no picture");
        refused(Arrays.copyOf(png, 60), "damaged");
        refused(new byte[0], "no picture");
    }

    private static void refused(byte[] bytes, String why) {
        assertThatExceptionOfType(UnreadableAnswer.class)
                .isThrownBy(() -> Decoder.decode(bytes, "/a.png", "image/png", 100))
                .withMessageContaining("/a.png")
                .withMessageContaining(why);
    }

    /** 80 by 40, a red square in the upper left corner as stored. */
    private static byte[] jpeg(int orientation) throws IOException {
        BufferedImage image = new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 80, 40);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 16, 16);
        graphics.dispose();
        byte[] plain = Encoder.jpeg(image, 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(plain, 0, 2);
        exif(out, orientation);
        out.write(plain, 2, plain.length - 2);
        return bytes.toByteArray();
    }

    /** The segment of a camera, with one entry: the orientation. */
    private static void exif(DataOutputStream out, int orientation) throws IOException {
        out.writeShort(0xffe1);
        out.writeShort(2 + 6 + 8 + 2 + 12 + 4);
        out.write("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
        out.writeShort(42);
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(header);
        data.writeBytes("IHDR");
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {1, 0, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.toByteArray());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0x89504e470d0a1a0aL);
        out.writeInt(13);
        out.write(header.toByteArray());
        out.writeInt((int) crc.getValue());
        out.writeInt(0);
        out.writeBytes("IDAT");
        return bytes.toByteArray();
    }
}
