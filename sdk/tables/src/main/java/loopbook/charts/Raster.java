package loopbook.charts;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import loopbook.drawing.Fonts;

/** SVG of ours as PNG, at twice the size, which is sharp on today's screens; a large one at as much as is in reason. */
final class Raster {
    private static final double SCALE = 2;

    /** A picture of more takes seconds to make, and megabytes of the notebook. */
    private static final double MOST_PIXELS = 6_000_000;

    /** The reader's own limit is made for files of strangers, and below what a chart of 4,000 marks has. */
    private static final DocumentLimits LIMITS = new DocumentLimits(50, 10, 1_000_000);

    private Raster() {}

    static byte[] png(String svg) {
        Fonts.prepare();
        SVGDocument document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.builder().documentLimits(LIMITS).build());
        if (document == null) {
            throw new IllegalStateException("The chart's own SVG could not be read back");
        }
        FloatSize size = document.size();
        double scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / size.width / size.height));
        var image = new BufferedImage(
                (int) Math.ceil(size.width * scale), (int) Math.ceil(size.height * scale), BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            g.scale(scale, scale);
            document.render(null, g);
        } finally {
            g.dispose();
        }
        return encode(image);
    }

    private static byte[] encode(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("This JDK has no writer for PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
