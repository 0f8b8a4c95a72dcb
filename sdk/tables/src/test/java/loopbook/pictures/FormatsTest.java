package loopbook.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats and depths of pictures, each with the shade that it holds. */
class FormatsTest {
    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static Color middle(byte[] bytes) {
        BufferedImage image = Decoder.decode(bytes, "a", "image/x", 64).image();
        return new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
    }

    private static BufferedImage filled(BufferedImage image, Color color) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.dispose();
        return image;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif", "bmp", "gif", "jpg"})
    void coloursAreKept(String format) throws IOException {
        BufferedImage image = filled(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), new Color(200, 100, 40));

        Color seen = middle(bytes(image, format));

        assertThat(seen.getRed()).isBetween(196, 204);
        assertThat(seen.getGreen()).isBetween(96, 104);
        assertThat(seen.getBlue()).isBetween(36, 44);
    }

    @ParameterizedTest
    @CsvSource({"png,1,false", "png,2,false", "png,1,true", "png,2,true", "tif,1,false", "tif,2,false"})
    void greyIsAsLightAsItsNumberSays(String format, int bytes, boolean alpha) throws IOException {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                alpha,
                false,
                alpha ? ComponentColorModel.TRANSLUCENT : ComponentColorModel.OPAQUE,
                bytes == 1 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(32, 32);
        int most = bytes == 1 ? 255 : 65535;
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                raster.setSample(x, y, 0, most / 2);
                if (alpha) {
                    raster.setSample(x, y, 1, most);
                }
            }
        }

        Color seen = middle(bytes(new BufferedImage(model, raster, false, null), format));

        assertThat(seen.getGreen()).isBetween(125, 130);
        assertThat(seen.getRed()).isEqualTo(seen.getGreen());
    }

    @Test
    void sixteenBitsOfColourAreRead() throws IOException {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                false,
                false,
                ComponentColorModel.OPAQUE,
                DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(32, 32);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                raster.setPixel(x, y, new int[] {65535, 32768, 0});
            }
        }

        Color seen = middle(bytes(new BufferedImage(model, raster, false, null), "png"));

        assertThat(seen).isEqualTo(new Color(255, 128, 0));
    }

    @Test
    void webPIsRead() {
        byte[] webp = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

        assertThat(Decoder.decode(webp, "a.webp", "image/webp", 64).fullWidth()).isEqualTo(1);
    }

    /** Of four inks, as printers have them: 16 x 16 pixels of yellow and magenta. */
    @Test
    void jpegsOfFourInksAreReadAsTheyLook() {
        byte[] cmyk = Base64.getDecoder()
                .decode(
                        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJT"
                                + "UjI+WmFaUGBKUVJP/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAAH/8QAFBABAAAAAAAAAAAAAAAA"
                                + "AAAAAP/aAA4EQwBNAFkASwAAPwCnJgmCnAAAAP/Z");

        Color seen = middle(cmyk);

        assertThat(seen.getRed()).isGreaterThan(200);
        assertThat(seen.getGreen()).isLessThan(70);
        assertThat(seen.getBlue()).isLessThan(70);
    }
}
