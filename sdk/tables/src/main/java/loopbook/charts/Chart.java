package loopbook.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import loopbook.client.Shown;

/** A finished chart: a value, made once. The same table and options give the same bytes of SVG. */
public final class Chart implements Shown {
    private final String svg;
    private final String text;

    Chart(String svg, String text) {
        this.svg = svg;
        this.text = text;
    }

    /** The chart as an SVG document with real text. */
    public String svg() {
        return svg;
    }

    @Override
    public String html() {
        return "<div style=\"max-width:100%\">" + svg + "</div>";
    }

    /** The chart as a picture of twice its size, of at most six million pixels; empty on a machine that cannot draw text. */
    @Override
    public Optional<byte[]> png() {
        try {
            return Optional.of(Raster.png(svg));
        } catch (RuntimeException | InternalError | LinkageError noFonts) {
            // A server without fonts: showing never throws, and the SVG is still there.
            return Optional.empty();
        }
    }

    /**
     * Writes the chart to a file and returns its path: as SVG or PNG, by the ending of the name. An existing file is
     * replaced as a whole.
     *
     * @throws IllegalArgumentException if the name ends otherwise
     * @throws UncheckedIOException if the file cannot be written
     */
    public Path save(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            return write(file, svg.getBytes(StandardCharsets.UTF_8));
        }
        if (name.endsWith(".png")) {
            return write(file, Raster.png(svg));
        }
        throw new IllegalArgumentException(
                "Cannot save a chart as " + file + ": the name must end in .svg or .png, which says the format");
    }

    private static Path write(Path file, byte[] bytes) {
        // Not a temporary file of the JDK's: those are readable by their owner only, and so would the chart be.
        Path whole = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try {
                Files.write(whole, bytes);
                Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the chart to " + file + ": " + e, e);
        }
    }

    /** The chart in letters, for a terminal. */
    @Override
    public String toString() {
        return text;
    }
}
