package loopbook.client;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import loopbook.drawing.Drawing;
import loopbook.shapes.Shape;
import tools.jackson.databind.node.ObjectNode;

/** Writes the annotations of items in the forms that were asked for: {@code <folder>/<form>/<item's path>.<extension>}. */
final class AnnotationOutputs {
    private final Path folder;
    private final DownloadOptions options;
    private final LabelColours colours;
    private final Claims claims = new Claims();

    AnnotationOutputs(Path folder, DownloadOptions options, LabelColours colours) {
        this.folder = folder.endsWith("items") ? Downloader.folderOf(folder) : folder;
        this.options = options;
        this.colours = colours;
    }

    /** Where the forms have their folders. */
    Path folder() {
        return folder;
    }

    /** Where a form of an item's annotations goes. */
    Path file(AnnotationFormat format, Item item) {
        String name = AnnotationFiles.name(item.filename(), options.keepsExtension(), format.extension());
        return Downloader.inside(folder.resolve(format.wire()), name);
    }

    /** Writes all forms; {@code picture} gets the item's file where one is needed. Returns what became of each file. */
    List<Transfer> write(Item item, List<ObjectNode> annotations, Supplier<Path> picture) {
        return options.formats().stream()
                .map(format -> write(format, item, annotations, picture))
                .toList();
    }

    Transfer write(AnnotationFormat format, Item item, List<ObjectNode> annotations, Supplier<Path> picture) {
        return write(format, item, () -> bytes(format, item, annotations, picture));
    }

    /** Writes a form whose content is known. */
    Transfer write(AnnotationFormat format, Item item, byte[] content) {
        return write(format, item, () -> content);
    }

    private Transfer write(AnnotationFormat format, Item item, Supplier<byte[]> content) {
        Path file = file(format, item);
        Downloader.makeFolder(folder);
        Downloader.requireWithin(folder, file);
        claims.take(file, item.filename());
        boolean there = Files.exists(file);
        if (there && !options.replaces()) {
            return done(item, file, Outcome.EXISTING);
        }
        AnnotationFiles.write(file, content.get());
        claims.written(file, item.filename());
        return done(item, file, there ? Outcome.OVERWRITTEN : Outcome.CREATED);
    }

    private static Transfer done(Item item, Path file, Outcome outcome) {
        try {
            return Transfer.done(item.filename(), file.toString(), outcome, Files.size(file), item);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + file, e);
        }
    }

    private byte[] bytes(AnnotationFormat format, Item item, List<ObjectNode> annotations, Supplier<Path> picture) {
        return switch (format) {
            case JSON -> AnnotationFiles.bytes(AnnotationFiles.json(item, annotations));
            case VTT -> AnnotationFiles.vtt(annotations);
            default -> Images.encode(drawn(format, item, annotations, picture), "drawn.png");
        };
    }

    private BufferedImage drawn(
            AnnotationFormat format, Item item, List<ObjectNode> annotations, Supplier<Path> picture) {
        if (item.mimetype().startsWith("video/")) {
            throw new UnsupportedOperationException("Drawing on the frames of a video is not done here: "
                    + item.filename() + ". Take its annotations as JSON");
        }
        int orientation =
                item.integer("metadata", "system", "exif", "Orientation").orElse(1);
        List<Shape> shapes = annotations.stream().map(Shape::read).toList();
        BufferedImage upright = format == AnnotationFormat.ANNOTATION_ON_IMAGE
                ? Drawing.draw(
                        Upright.of(Images.read(picture.get()), orientation), shapes, colours::of, options.drawing())
                : flat(format, annotations, shapes, size(item, orientation, picture));
        return Upright.undo(upright, orientation);
    }

    private record Size(int width, int height) {}

    private BufferedImage flat(AnnotationFormat format, List<ObjectNode> annotations, List<Shape> shapes, Size size) {
        return switch (format) {
            case INSTANCE -> Drawing.instances(size.width(), size.height(), shapes, colours::number, options.drawing());
            case OBJECT_ID -> Drawing.instances(
                    size.width(), size.height(), ObjectIds.labelled(annotations), Integer::parseInt, options.drawing());
            default -> Drawing.draw(
                    Drawing.blank(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB),
                    shapes,
                    colours::of,
                    options.drawing());
        };
    }

    /** As one is to see it: what the platform knows, else what the file says. */
    private static Size size(Item item, int orientation, Supplier<Path> picture) {
        Optional<Size> known = item.width().isPresent() && item.height().isPresent()
                ? Optional.of(new Size(item.width().getAsInt(), item.height().getAsInt()))
                : Optional.empty();
        Size stored = known.orElseGet(() -> {
            BufferedImage image = Images.read(picture.get());
            return new Size(image.getWidth(), image.getHeight());
        });
        return Upright.swaps(orientation)
                ? new Size(/* width= */ stored.height(), /* height= */ stored.width())
                : stored;
    }
}
