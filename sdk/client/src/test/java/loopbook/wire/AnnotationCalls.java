package loopbook.wire;

import static loopbook.wire.AnnotationShapes.numbers;
import static loopbook.wire.AnnotationShapes.rows;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import loopbook.client.Annotation;
import loopbook.client.AnnotationBuilder;
import loopbook.client.AnnotationChange;
import loopbook.client.AnnotationFormat;
import loopbook.client.Annotations;
import loopbook.client.Bound;
import loopbook.client.Frame;
import loopbook.client.Item;
import loopbook.client.PromptElement;
import loopbook.client.PromptItem;
import loopbook.client.ViewOptions;
import loopbook.drawing.Drawing;
import loopbook.filters.Resource;
import loopbook.http.Json;
import loopbook.shapes.Mask;
import loopbook.shapes.Note;
import loopbook.shapes.Polygon;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;
import loopbook.shapes.Subtitle;
import loopbook.shapes.Tag;
import loopbook.shapes.Vertex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Annotations: their repository, one of them, a collection of them, and prompt items. */
final class AnnotationCalls {
    /** The recipe of the fixtures' dataset, which the recorded client knew. */
    private static final String RECIPE = "64a1f0c2d4e5b6a7c8d9e0a1";

    private AnnotationCalls() {}

    static void in(Calls calls) {
        reading(calls);
        writing(calls);
        forms(calls);
        drawing(calls);
        prompts(calls);
    }

    /** As the case is bound; the dataset is known, with its recipe. */
    private static Annotations annotations(Case c) {
        if (c.context("dataset").isEmpty()) {
            return c.dl().annotations();
        }
        ObjectNode dataset = c.held("dataset", c.context("dataset"));
        if (!dataset.has("metadata")) {
            dataset.putObject("metadata")
                    .putObject("system")
                    .putArray("recipes")
                    .add(RECIPE);
        }
        Optional<Item> item = c.context("item").isEmpty() ? Optional.empty() : Optional.of(item(c));
        return Bound.annotations(Bound.dataset(dataset, c.dl()), item);
    }

    /** The one it is bound to; where another one is in hand, that one is. */
    private static Item item(Case c) {
        String bound = c.context("item");
        boolean known = c.recorded().path("inHand").has("item:" + bound);
        String other = inHand(c, "item");
        return c.item(known || other.isEmpty() ? bound : other);
    }

    /** The one that is named, else the one in hand. */
    private static Annotation annotation(Case c) {
        return annotation(c, c.has("annotation") ? c.text("annotation") : inHand(c, "annotation"));
    }

    private static String inHand(Case c, String kind) {
        return c.recorded().path("inHand").propertyNames().stream()
                .filter(key -> key.startsWith(kind + ":"))
                .map(key -> key.substring(key.indexOf(':') + 1))
                .findFirst()
                .orElse("");
    }

    private static Annotation annotation(Case c, String id) {
        return Bound.annotation(c.held("annotation", id), c.dl());
    }

    private static void reading(Calls calls) {
        calls.add("annotations.get", c -> annotations(c).get(c.text("annotationId")));
        calls.add("annotations.list", c -> {
            Recipe recipe = c.filters("filters", Resource.ANNOTATIONS);
            if (recipe.resource() != Resource.ANNOTATIONS) {
                throw new IllegalArgumentException("Annotations are asked for by a condition; it has no resource");
            }
            var all = recipe.given()
                    ? annotations(c).list(recipe.condition())
                    : annotations(c).list();
            // With an item the recorded client reads pages of its own size, unless the call names one.
            var listing = context(c) ? recipe.sorted(all) : recipe.apply(all);
            listing = c.has("pageSize") ? listing.pageSize(c.number("pageSize")) : listing;
            int page = c.has("pageOffset") ? c.number("pageOffset") : recipe.page();
            return !context(c) ? Paged.of(listing, page) : page == 0 ? listing.toList() : listing.page(page);
        });
        calls.add("annotations.builder", c -> annotations(c).builder().shapes());
    }

    private static boolean context(Case c) {
        return !c.context("item").isEmpty();
    }

    private static void writing(Calls calls) {
        calls.add("annotations.upload annotation_collection.upload", AnnotationCalls::upload);
        calls.add("annotation.upload", c -> annotations(c)
                .upload(AnnotationShapes.shape(c.recorded().path("args"), Optional.empty()))
                .get(0));
        calls.add("annotation_collection.add", c -> {
            JsonNode args = c.recorded().path("args");
            Shape shape =
                    args.has("type") ? AnnotationShapes.shape(args, Optional.empty()) : Shapes.box("car", 1, 2, 3, 4);
            return annotations(c)
                    .builder()
                    .add(shape, a -> AnnotationShapes.details(a, args))
                    .forms();
        });
        calls.add("annotations.update", c -> annotations(c).update(chosen(c), change -> change(c, change)));
        calls.add("annotation.update", c -> annotations(c).update(annotation(c), change -> change(c, change)));
        calls.add("annotation_collection.update", c -> annotations(c)
                .update(annotations(c).list().toList(), change -> change(c, change)
                        .systemMetadata()));
        calls.add("annotations.update_status annotation.update_status", c -> {
            String status = c.has("status") ? c.text("status") : "issue";
            if (c.has("annotationId")) {
                return annotations(c).updateStatus(c.text("annotationId"), status);
            }
            return annotations(c).updateStatus(annotation(c, required(c, "annotation")), status);
        });
        calls.add("annotations.delete annotation.delete", AnnotationCalls::delete);
        calls.add("annotation_collection.delete", c -> {
            List<Boolean> done = new ArrayList<>();
            annotations(c).list().forEach(one -> {
                one.delete();
                done.add(true);
            });
            return done;
        });
    }

    /** Java has no call without it. */
    private static String required(Case c, String name) {
        if (c.text(name).isEmpty()) {
            throw new IllegalArgumentException(name + " must be given");
        }
        return c.text(name);
    }

    private static Object upload(Case c) throws Exception {
        Annotations annotations = annotations(c);
        JsonNode told = c.arg("annotations");
        List<Annotation> stored = new ArrayList<>();
        if (c.has("builder")) {
            AnnotationBuilder builder = AnnotationShapes.builder(c, annotations.builder(), c.arg("builder"));
            stored.addAll(c.flag("merge") ? builder.merge() : builder.upload());
        } else if (told.isString()) {
            stored.addAll(annotations.uploadJson(Path.of(told.asString())));
        } else if (told.valueStream().anyMatch(one -> one.has("box") || one.has("point"))) {
            stored.addAll(
                    AnnotationShapes.builder(c, annotations.builder(), told).upload());
        } else {
            List<JsonNode> forms = told.isArray() ? told.valueStream().toList() : List.of(told);
            stored.addAll(annotations.uploadJson(forms.stream()
                    .map(one -> one.isString() ? Json.read(one.asString()) : one)
                    .map(ObjectNode.class::cast)
                    .toList()));
        }
        // The recorded client sorts what it returns; ours keeps the order.
        stored.sort(Comparator.comparing(Annotation::label));
        return c.recorded().path("result").path("value").has("count") ? Map.of("count", stored.size()) : stored;
    }

    /** What is not on the platform yet is no {@code Annotation}, so that there is nothing to update. */
    private static List<Annotation> chosen(Case c) {
        List<String> ids = c.has("annotations") ? c.texts("annotations") : c.texts("annotation");
        return ids.stream()
                .filter(id -> !id.isEmpty())
                .map(id -> annotation(c, id))
                .toList();
    }

    private static AnnotationChange change(Case c, AnnotationChange plain) {
        AnnotationChange change = plain;
        JsonNode frame = c.arg("addFrame");
        if (frame.isObject()) {
            change = change.frame(frame.path("frameNum").asInt(), AnnotationShapes.shape(frame, Optional.empty()));
        }
        if (c.has("frame")) {
            change = change.frame(c.number("frame"), shape -> set(shape, c.arg("set")));
        } else {
            for (var set : c.arg("set").properties()) {
                change = set(change, set.getKey(), set.getValue(), c);
            }
        }
        return c.flag("systemMetadata") ? change.systemMetadata() : change;
    }

    private static AnnotationChange set(AnnotationChange change, String key, JsonNode value, Case c) {
        return switch (key) {
            case "label" -> change.label(value.asString());
            case "attributes" -> change.set("metadata.system.attributes", value);
            case "status", "parentId", "objectId", "automated" -> change.system(key, value);
            case "geo" -> change.shape(
                    moved(annotation(c, chosen(c).get(0).id()).shape(), value));
            case "coordinates" -> change.set(key, value);
            default -> change.set(key, value);
        };
    }

    private static Shape set(Shape shape, JsonNode set) {
        Shape changed = set.has("label") ? shape.label(set.path("label").asString()) : shape;
        if (set.has("attributes")) {
            Tag tag = changed.tag();
            changed = changed.tag(new Tag(
                    tag.label(), AnnotationShapes.attributes(set.path("attributes")), tag.description(), tag.user()));
        }
        return set.has("geo") ? moved(changed, set.path("geo")) : changed;
    }

    private static Shape moved(Shape shape, JsonNode geo) {
        ObjectNode told = Json.object().put("type", shape.type()).put("label", shape.label());
        told.set("geo", geo);
        return AnnotationShapes.shape(told, Optional.empty()).tag(shape.tag());
    }

    private static Object delete(Case c) {
        Annotations annotations = annotations(c);
        if (c.arg("annotationId").isArray()) {
            annotations.deleteByIds(c.texts("annotationId"));
        } else if (c.has("annotationId")) {
            annotations.delete(c.text("annotationId"));
        } else if (c.text("annotation").equals("all")) {
            annotations.deleteAll();
        } else if (c.has("filters")) {
            Recipe recipe = c.filters("filters", Resource.ANNOTATIONS);
            if (recipe.resource() != Resource.ANNOTATIONS) {
                throw new IllegalArgumentException("Annotations are deleted by a condition; it has no resource");
            }
            annotations.delete(recipe.condition());
        } else {
            annotation(c, required(c, "annotation")).delete();
        }
        return true;
    }

    private static void forms(Calls calls) {
        calls.add(
                "annotation.to_json",
                c -> form(
                        c,
                        AnnotationShapes.builder(
                                        c,
                                        annotations(c).builder(),
                                        Json.array().add(c.recorded().path("args")))
                                .forms()
                                .get(0)));
        calls.add("annotation.new", c -> AnnotationShapes.shape(c.recorded().path("args"), Optional.empty()));
        calls.add(
                "annotation.from_json",
                c -> AnnotationFields.of(
                        Bound.annotation((ObjectNode) c.arg("json").deepCopy(), c.dl()),
                        context(c) && item(c).mimetype().startsWith("video")));
        calls.add("annotation.set_frame", c -> {
            Annotation annotation = Bound.annotation((ObjectNode) c.arg("json").deepCopy(), c.dl());
            Map<String, Object> frames = new LinkedHashMap<>();
            for (JsonNode number : c.arg("frames")) {
                Frame frame = annotation.frame(number.asInt());
                double left = frame.shape().bounds().orElseThrow().left();
                frames.put(number.asString(), List.of(left, frame.shape().label(), frame.fixed()));
            }
            return frames;
        });
        calls.add("annotation.add_message", AnnotationCalls::message);
        calls.add(
                "annotation.polygon_from_segmentation",
                c -> mask(c).polygons(c.has("maxInstances") ? c.number("maxInstances") : 1).stream()
                        .map(polygon -> polygon.rings().get(0).stream()
                                .map(corner -> List.of(corner.x(), corner.y()))
                                .toList())
                        .findFirst()
                        .orElseThrow());
        calls.add("annotation.box_from_segmentation", c -> mask(c).boxes().stream()
                .map(box -> List.of(box.left(), box.top(), box.right(), box.bottom()))
                .toList());
        calls.add("annotation.segmentation_from_polygon", c -> {
            List<Vertex> corners = AnnotationShapes.corners(c.arg("geo"));
            Polygon polygon = Shapes.polygon(c.text("label"), corners);
            int height = c.arg("shape").path(0).asInt();
            return numbers(Drawing.mask(polygon, c.arg("shape").path(1).asInt(), height)
                    .pixels());
        });
        calls.add("annotation_collection.from_instance_mask", AnnotationCalls::instances);
        calls.add("annotation_collection.from_vtt_file", c -> {
            Path file = Files.writeString(c.src().resolve("captions.vtt"), c.text("vtt"));
            Annotations annotations = annotations(c);
            return Bound.forms(annotations.builder().addVtt(file), annotations).stream()
                    .map(AnnotationCalls::caption)
                    .toList();
        });
    }

    private static Mask mask(Case c) {
        return Shapes.mask(c.text("label"), rows(c.arg("mask")));
    }

    /** Pictures are told by their pixels. */
    private static JsonNode form(Case c, ObjectNode form) {
        if (c.recorded().path("result").path("value").path("coordinates").has("rows")
                && Shape.read(form) instanceof Mask mask) {
            BufferedImage image = mask.image();
            ObjectNode pixels = Json.object().put("prefix", "data:image/png;base64,");
            pixels.putArray("shape")
                    .add(image.getHeight())
                    .add(image.getWidth())
                    .add(4);
            ArrayNode rows = pixels.putArray("rows");
            for (int y = 0; y < image.getHeight(); y++) {
                List<String> row = new ArrayList<>();
                for (int x = 0; x < image.getWidth(); x++) {
                    int argb = image.getRGB(x, y);
                    row.add(String.format("%06x%02x", argb & 0xffffff, argb >>> 24));
                }
                rows.add(String.join(" ", row));
            }
            form.set("coordinates", pixels);
        }
        return form;
    }

    /** The case does not tell on what; its title does. */
    private static Object message(Case c) {
        String email = c.dl().info().user();
        if (c.title().contains("box")) {
            ObjectNode box = annotations(c)
                    .builder()
                    .add(Shapes.box("car", 1, 2, 3, 4))
                    .forms()
                    .get(0)
                    .put("id", "64c3b2d4e5f6a7b8c9d00001");
            return Bound.annotation(box, c.dl()).addMessage(c.text("body"));
        }
        Note note =
                Shapes.note("note", 1, 2, 3, 4, "first").message(c.text("body")).by(email);
        var last = note.messages().get(note.messages().size() - 1);
        return List.of(last.body(), last.creator().orElseThrow());
    }

    private static Object instances(Case c) {
        int[][] grid = c.arg("mask")
                .valueStream()
                .map(row -> row.valueStream().mapToInt(JsonNode::asInt).toArray())
                .toArray(int[][]::new);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        c.arg("instanceMap")
                .properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asInt()));
        return Shapes.masks(grid, numbers).stream()
                .map(mask -> List.of(mask.type(), mask.label(), numbers(mask.pixels())))
                .toList();
    }

    private static List<Object> caption(ObjectNode form) {
        JsonNode system = form.path("metadata").path("system");
        return List.of(
                form.path("type").asString(),
                form.path("label").asString(),
                ((Subtitle) Shape.read(form)).text(),
                system.path("startTime"),
                system.path("endTime"),
                system.path("frame"),
                system.path("endFrame"));
    }

    private static void drawing(Calls calls) {
        calls.add("annotations.show", c -> {
            UnaryOperator<ViewOptions> options = plain -> view(c, plain);
            return c.arg("image").isObject()
                    ? annotations(c).show(picture(c.arg("image")), options)
                    : annotations(c).show(options);
        });
        calls.add("annotations.download", c -> {
            Path target =
                    c.has("filepath") ? Path.of(c.text("filepath")) : c.home().resolve("drawn.png");
            Path written = annotations(c).download(target, options -> view(c, options));
            return c.has("filepath") ? c.out().relativize(written) : ImageIO.read(written.toFile());
        });
        calls.add("annotation.download", c -> {
            Path target = c.home().resolve(c.text("filepath"));
            Path written = annotations(c).download(annotation(c), target, options -> view(c, options));
            return List.of(String.valueOf(written.getFileName()), Json.read(Files.readAllBytes(written)));
        });
        calls.add("annotation.show", c -> annotations(c).show(annotation(c), options -> view(c, options)));
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

    private static void prompts(Calls calls) {
        calls.add("prompt_item.from_item", c -> PromptItem.of(c.item(c.text("item")))
                .messages());
        calls.add("prompt_item.add", c -> {
            PromptItem talk = PromptItem.of(c.item(c.text("item")));
            JsonNode message = c.arg("message");
            PromptElement[] content = message.path("content")
                    .valueStream()
                    .map(one -> new PromptElement(one.path("mimetype").asString(), one.path("value")))
                    .toArray(PromptElement[]::new);
            if (message.path("role").asString().equals("user")) {
                return talk.ask(content).keys();
            }
            String key = c.has("promptKey")
                    ? c.text("promptKey")
                    : String.valueOf(talk.keys().size());
            for (PromptElement element : content) {
                talk = talk.answer(
                        key,
                        element,
                        a -> AnnotationShapes.details(a, c.recorded().path("args")));
            }
            return talk.answers().size();
        });
    }
}
