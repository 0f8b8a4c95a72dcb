package loopbook.kernel.display;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures as PNG. */
final class Pictures {
    private Pictures() {}

    static MimeBundle bundle(BufferedImage picture) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the picture as PNG failed", e);
        }
        return MimeBundle.text("picture, " + picture.getWidth() + " x " + picture.getHeight())
                .with("image/png", Base64.getEncoder().encodeToString(png.toByteArray()));
    }
}
