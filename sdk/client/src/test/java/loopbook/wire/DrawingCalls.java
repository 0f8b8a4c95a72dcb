package loopbook.wire;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import loopbook.client.AnnotationFormat;
import loopbook.client.ViewOptions;
import loopbook.http.Json;
import tools.jackson.databind.JsonNode;

/** Annotations as pictures. */
final class DrawingCalls {
    private DrawingCalls() {}

    static void in(Calls calls) {
        calls.add("annotations.show", c -> {
            UnaryOperator<ViewOptions> options = plain -> view(c, plain);
            return c.arg("image").isObject()
                    ? AnnotationCalls.annotations(c).show(picture(c.arg("image")), options)
                    : AnnotationCalls.annotations(c).show(options);
        });
        calls.add("annotations.download", c -> {
            Path target =
                    c.has("filepath") ? Path.of(c.text("filepath")) : c.home().resolve("drawn.png");
            Path written = AnnotationCalls.annotations(c).download(target, options -> view(c, options));
            return c.has("filepath") ? c.out().relativize(written) : ImageIO.read(written.toFile());
        });
        calls.add("annotation.download", c -> {
            Path target = c.home().resolve(c.text("filepath"));
            Path written = AnnotationCalls.annotations(c)
                    .download(AnnotationCalls.annotation(c), target, options -> view(c, options));
            return List.of(String.valueOf(written.getFileName()), Json.read(Files.readAllBytes(written)));
        });
        calls.add("annotation.show", c -> AnnotationCalls.annotations(c)
                .show(AnnotationCalls.annotation(c), options -> view(c, options)));
    }

    private static ViewOptions view(Case c, ViewOptions plain) {
        ViewOptions options =
                c.has("annotationFormat") ? plain.format(AnnotationFormat.of(c.text("annotationFormat"))) : plain;
        options = c.has("thickness") ? options.thickness(c.number("thickness")) : options;
        options = c.has("withText") ? options.text(c.flag("withText")) : options;
        options = c.has("alpha") ? options.alpha(c.arg("alpha").asDouble()) : options;
        if (c.has("width") || c.has("height")) {
            options = options.size(c.number("width"), c.number("height"));
        }
        if (c.arg("image").isObject() && c.method().equals("annotations.download")) {
            Path file = c.home().resolve("below.png");
            try {
                ImageIO.write(picture(c.arg("image")), "png", file.toFile());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            options = options.picture(file);
        }
        return c.has("imgFilepath") ? options.picture(c.file(c.text("imgFilepath"))) : options;
    }

    private static BufferedImage picture(JsonNode told) {
        JsonNode shape = told.has("shape") ? told.path("shape") : told.path("array");
        int channels = shape.path(2).asInt(1);
        int type = channels == 1
                ? BufferedImage.TYPE_BYTE_GRAY
                : channels == 3 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        BufferedImage picture =
                new BufferedImage(shape.path(1).asInt(), shape.path(0).asInt(), type);
        int[] pixel = new int[picture.getRaster().getNumBands()];
        java.util.Arrays.fill(pixel, told.path("fill").asInt(0));
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.getRaster().setPixel(x, y, pixel);
            }
        }
        return picture;
    }
}
