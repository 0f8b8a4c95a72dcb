package loopbook.client;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import loopbook.drawing.Drawing;
import loopbook.errors.BadRequest;
import loopbook.shapes.Shape;
import tools.jackson.databind.node.ObjectNode;

/** Annotations of one item as pictures and files. Pictures are drawn as {@link Drawing#draw} does. */
final class AnnotationViews {
    private final Item item;
    private final Palette palette;
    private final ViewOptions options;

    AnnotationViews(Item item, Palette palette, ViewOptions options) {
        this.item = item;
        this.palette = palette;
        this.options = options;
    }

    /** Numbers are drawn on numbers only. */
    void requireSuitable(BufferedImage picture) {
        boolean numbers =
                options.format() == AnnotationFormat.INSTANCE || options.format() == AnnotationFormat.OBJECT_ID;
        if (numbers && picture.getRaster().getNumBands() != 1) {
            throw new IllegalArgumentException(
                    "Image shape must be 2d array when trying to draw " + options.format() + " on image");
        }
    }

    /** The formats that are no pictures are for files only. */
    BufferedImage show(List<Annotation> annotations, Optional<BufferedImage> on) {
        return switch (options.format()) {
            case MASK -> mask(annotations, on.orElseGet(() -> palette.canvas(width(on), height(on))));
            case ANNOTATION_ON_IMAGE -> mask(
                    annotations, on.or(options::picture).orElseGet(item::image));
            case INSTANCE -> grey(annotations, on, this::number);
            case OBJECT_ID -> grey(annotations, on, AnnotationViews::objectId);
            case JSON, VTT -> throw new IllegalArgumentException(
                    options.format() + " is no picture; to write a file: annotations.download(file, o -> o.format(…))");
        };
    }

    private BufferedImage mask(List<Annotation> annotations, BufferedImage on) {
        palette.load();
        List<Shape> shapes = annotations.stream().map(this::shape).toList();
        return Drawing.draw(on, shapes, palette::color, drawing -> options.drawing());
    }

    private BufferedImage grey(
            List<Annotation> annotations, Optional<BufferedImage> on, ToIntFunction<Annotation> value) {
        palette.load();
        List<Shape> shapes = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        for (Annotation annotation : annotations) {
            shapes.add(shape(annotation));
            values.add(value.applyAsInt(annotation));
        }
        BufferedImage below = on.orElseGet(() -> Palette.grey(numbers(), width(on), height(on)));
        return Drawing.values(below, shapes, values, drawing -> options.drawing());
    }

    private Map<String, Integer> numbers() {
        return options.numbers().isEmpty() ? palette.numbers() : options.numbers();
    }

    private int number(Annotation annotation) {
        return Palette.number(numbers(), annotation.label());
    }

    private static int objectId(Annotation annotation) {
        return annotation
                .objectId()
                .map(Integer::parseInt)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Try to show object_id but annotation has no value. annotation id: " + annotation.id()));
    }

    private Shape shape(Annotation annotation) {
        return options.frame().isEmpty()
                ? annotation.shape()
                : annotation.frame(options.frame().getAsInt()).shape();
    }

    private int width(Optional<BufferedImage> on) {
        return size(options.widthOr(item.width().orElse(0)), on.map(BufferedImage::getWidth));
    }

    private int height(Optional<BufferedImage> on) {
        return size(options.heightOr(item.height().orElse(0)), on.map(BufferedImage::getHeight));
    }

    private static int size(int known, Optional<Integer> picture) {
        if (known > 0) {
            return known;
        }
        return picture.orElseThrow(() -> new BadRequest("must provide item width and height"));
    }

    /** All of them to one file; in a folder, which a name without an extension is, it has the item's name. */
    Path write(List<Annotation> annotations, Path target) {
        String extension = MediaTypes.extension(item.name());
        int dot = extension.isEmpty() ? 0 : extension.length() + 1;
        String bare = item.name().substring(0, item.name().length() - dot);
        boolean text = item.mimetype().contains("text") || item.mimetype().contains("json");
        AnnotationFormat format = text ? AnnotationFormat.JSON : options.format();
        return switch (format) {
            case JSON -> WholeFile.write(file(target, bare, format), json(annotations));
            case VTT -> WholeFile.write(file(target, bare, format), vtt(annotations));
            default -> WholeFile.write(file(target, bare, format), picture(annotations));
        };
    }

    /** One alone to a file, which in a folder has the annotation's id as its name. */
    Path write(Annotation annotation, Path target) {
        Path file = file(target, annotation.id(), options.format());
        return switch (options.format()) {
            case JSON -> WholeFile.write(file, AnnotationFiles.bytes(form(annotation)));
            case VTT -> {
                if (!file.toString().endsWith(".vtt")) {
                    throw new BadRequest("file extension must be vtt");
                }
                yield WholeFile.write(file, vtt(List.of(annotation)));
            }
            default -> WholeFile.write(file, picture(List.of(annotation)));
        };
    }

    private byte[] picture(List<Annotation> annotations) {
        if (options.frame().isEmpty() && item.mimetype().startsWith("video")) {
            throw new UnsupportedOperationException("Films are not made here. For one frame as a picture:"
                    + " annotations.download(Path.of(\"frame.png\"), o -> o.format("
                    + options.format().name()
                    + ").frame(0))");
        }
        if (options.heightOr(item.height().orElse(0)) == 0) {
            throw new BadRequest("Height must be provided");
        } else if (options.widthOr(item.width().orElse(0)) == 0) {
            throw new BadRequest("Width must be provided");
        }
        return Images.encode(show(annotations, Optional.empty()), "drawn.png");
    }

    private static Path file(Path target, String name, AnnotationFormat format) {
        String last = String.valueOf(target.getFileName());
        boolean folder = Files.isDirectory(target) || MediaTypes.extension(last).isEmpty();
        return folder ? Downloader.inside(target, name + format.extension()) : target;
    }

    /** As it is stored; a mask in the colour that its label has by now. */
    private ObjectNode form(Annotation annotation) {
        ObjectNode form = annotation.json();
        if (annotation.type().equals("class")) {
            form.remove("coordinates");
        }
        return annotation.type().equals("binary")
                ? palette.paint(annotation.shape()).applyTo(form)
                : form;
    }

    private byte[] json(List<Annotation> annotations) {
        return AnnotationFiles.bytes(
                AnnotationFiles.json(item, annotations.stream().map(this::form).toList()));
    }

    private static byte[] vtt(List<Annotation> annotations) {
        return Vtt.write(annotations.stream().map(Annotation::raw).toList());
    }
}
