package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/** Pictures as files that are there as a whole or not at all. */
final class Saving {
    private Saving() {}

    static Path save(BufferedImage image, Path file) {
        return write(encode(image, file, ".png, .jpg or .jpeg"), file);
    }

    /** The same where there is a form in lines as well. */
    static Path save(BufferedImage image, Supplier<String> svg, Path file) {
        return name(file).endsWith(".svg")
                ? write(svg.get().getBytes(StandardCharsets.UTF_8), file)
                : write(encode(image, file, ".png, .jpg, .jpeg or .svg"), file);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static byte[] encode(BufferedImage image, Path file, String endings) {
        String name = name(file);
        if (name.endsWith(".png")) {
            return Encoder.png(image);
        } else if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            return Encoder.jpeg(image, 0.92);
        }
        throw new IllegalArgumentException(
                "Cannot save a picture as " + file + ": the name must end in " + endings + ", which says the format.");
    }

    private static Path write(byte[] bytes, Path file) {
        Path target = file.toAbsolutePath();
        try {
            // Not a temporary file of the JDK's: nobody but its owner could read the picture later.
            Path part = target.resolveSibling("." + UUID.randomUUID() + ".part");
            try {
                Files.write(part, bytes, StandardOpenOption.CREATE_NEW);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the picture to " + file + ": " + e, e);
        }
    }
}
