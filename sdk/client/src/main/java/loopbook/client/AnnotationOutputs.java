package loopbook.client;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import loopbook.drawing.Drawing;
import loopbook.shapes.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the annotations of items in the forms that were asked for: {@code <folder>/<form>/<item's path>.<extension>}. */
final class AnnotationOutputs {
    private final Path folder;
    private final DownloadOptions options;
    private final Palette palette;
    private final Claims claims = new Claims();
    private final Set<Path> exported = ConcurrentHashMap.newKeySet();

    AnnotationOutputs(Path folder, DownloadOptions options, Palette palette) {
        this.folder = folder.endsWith("items") ? Downloader.folderOf(folder) : folder;
        this.options = options;
        this.palette = palette;
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

    /** These files came with an export just now, in the form of JSON. */
    void brought(List<Path> files) {
        exported.addAll(files);
    }

    /** What an export brought of this item; a file of another item with the same name does not count. */
    Optional<JsonNode> exported(Item item) {
        Path file = file(AnnotationFormat.JSON, item);
        return Optional.of(file)
                .filter(exported::contains)
                .map(AnnotationFiles::read)
                .filter(json ->
                        json.path("_id").asString(json.path("id").asString("")).equals(item.id()));
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

    /** Annotations change more often than files do: what was fetched now is what is there afterwards. */
    private Transfer write(AnnotationFormat format, Item item, Supplier<byte[]> content) {
        Path file = file(format, item);
        Downloader.makeFolder(folder);
        Downloader.requireWithin(folder, file);
        claims.take(file, item.filename());
        Outcome outcome = replaced(file, content.get());
        claims.written(file, item.filename());
        return done(item, file, outcome);
    }

    private static Outcome replaced(Path file, byte[] content) {
        boolean there = Files.exists(file);
        if (there && holds(file, content)) {
            return Outcome.EXISTING;
        }
        WholeFile.write(file, content);
        return there ? Outcome.OVERWRITTEN : Outcome.CREATED;
    }

    private static boolean holds(Path file, byte[] content) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == content.length
                    && Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
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
            case JSON -> json(item, annotations);
            case VTT -> Vtt.write(annotations);
            default -> Images.encode(drawn(format, item, annotations, picture), "drawn.png");
        };
    }

    /** What an export brought is there already, and stays as it is. */
    private byte[] json(Item item, List<ObjectNode> annotations) {
        return exported(item).isPresent()
                ? AnnotationFiles.raw(file(AnnotationFormat.JSON, item))
                : AnnotationFiles.bytes(AnnotationFiles.json(item, annotations));
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
                        Upright.of(Images.read(picture.get()), orientation), shapes, palette::color, options.drawing())
                : flat(format, annotations, shapes, size(item, orientation, picture));
        return Upright.undo(upright, orientation);
    }

    private record Size(int width, int height) {}

    private BufferedImage flat(AnnotationFormat format, List<ObjectNode> annotations, List<Shape> shapes, Size size) {
        return switch (format) {
            case INSTANCE -> numbered(shapes, label -> Palette.number(palette.numbers(), label), size);
            case OBJECT_ID -> numbered(ObjectIds.labelled(annotations), Integer::parseInt, size);
            default -> Drawing.draw(
                    palette.canvas(size.width(), size.height()), shapes, palette::color, options.drawing());
        };
    }

    private BufferedImage numbered(List<Shape> shapes, ToIntFunction<String> number, Size size) {
        return Drawing.values(
                Palette.grey(palette.numbers(), size.width(), size.height()),
                shapes,
                shapes.stream().map(shape -> number.applyAsInt(shape.label())).toList(),
                options.drawing());
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
