package loopbook.wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.client.Annotation;
import loopbook.client.AnnotationBuilder;
import loopbook.client.AnnotationChange;
import loopbook.client.Annotations;
import loopbook.client.Bound;
import loopbook.client.Item;
import loopbook.client.PromptElement;
import loopbook.client.PromptItem;
import loopbook.filters.Resource;
import loopbook.http.Json;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;
import loopbook.shapes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Annotations: their repository, one of them, a collection of them, and prompt items. */
final class AnnotationCalls {
    /** The recipe of the fixtures' dataset, which the recorded client knew. */
    private static final String RECIPE = "64a1f0c2d4e5b6a7c8d9e0a1";

    private AnnotationCalls() {}

    static void in(Calls calls) {
        reading(calls);
        writing(calls);
        AnnotationForms.in(calls);
        DrawingCalls.in(calls);
        prompts(calls);
    }

    /** As the case is bound; the dataset is known, with its recipe. */
    static Annotations annotations(Case c) {
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
    static Item item(Case c) {
        String bound = c.context("item");
        boolean known = c.recorded().path("inHand").has("item:" + bound);
        String other = inHand(c, "item");
        return c.item(known || other.isEmpty() ? bound : other);
    }

    /** The one that is named, else the one in hand. */
    static Annotation annotation(Case c) {
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

    static boolean context(Case c) {
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
