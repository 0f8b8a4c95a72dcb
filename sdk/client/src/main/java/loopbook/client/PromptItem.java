package loopbook.client;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.http.Call;
import loopbook.http.Part;
import loopbook.shapes.FreeText;
import loopbook.shapes.RefImage;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A talk with a model: the prompts are kept in the item's file, the answers are annotations on it. Values never change:
 * what is said is in the value that is returned.
 *
 * <p>{@code PromptItem.of(item).ask(PromptElement.text("and now?")).messages()}
 */
public final class PromptItem {
    private final Item item;
    private final ObjectNode file;
    private final List<Annotation> answers;

    private PromptItem(Item item, ObjectNode file, List<Annotation> answers) {
        this.item = item;
        this.file = file;
        this.answers = List.copyOf(answers);
    }

    /**
     * The talk in this item, as it is now: {@code GET /items/{id}}, {@code POST /datasets/{id}/query}, {@code GET
     * /items/{id}/stream}. An {@link IllegalArgumentException} if its file holds no prompts.
     */
    public static PromptItem of(Item item) {
        Item now = item.refresh();
        List<Annotation> answers = now.annotations().list().toList();
        JsonNode file = Trees.parse(new ItemFile(now).bytes(), now.filename());
        if (file instanceof ObjectNode object && object.path("prompts").isObject()) {
            return new PromptItem(now, object, answers);
        }
        throw new IllegalArgumentException(now.filename() + " holds no prompts");
    }

    /** The file of a talk in which nothing has been said yet; upload it under a name that ends in {@code .json}. */
    public static byte[] emptyFile() {
        ObjectNode file = Trees.object().put("shebang", "dataloop");
        file.putObject("metadata").put("dltype", "prompt");
        file.putObject("prompts");
        return file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The item that it is kept in. */
    public Item item() {
        return item;
    }

    /** The names of the prompts, {@code 1} and so on. */
    public List<String> keys() {
        return List.copyOf(file.path("prompts").propertyNames());
    }

    /** What was asked, by the names of the prompts. */
    public Map<String, List<PromptElement>> prompts() {
        Map<String, List<PromptElement>> prompts = new LinkedHashMap<>();
        for (String key : keys()) {
            prompts.put(
                    key,
                    Trees.objects(file.path("prompts").path(key)).stream()
                            .map(one -> new PromptElement(one.path("mimetype").asString(""), one.path("value")))
                            .toList());
        }
        return prompts;
    }

    /** What was answered. */
    public List<Annotation> answers() {
        return answers;
    }

    /** Asks: {@code POST /items/{id}/revisions} with the file as it is then. */
    public PromptItem ask(PromptElement... content) {
        ObjectNode more = file.deepCopy();
        ObjectNode prompts = more.withObject("prompts");
        ArrayNode prompt = prompts.putArray(next(prompts));
        boolean closed = false;
        for (PromptElement element : content) {
            prompt.add(element.json());
            closed |= element.isMetadata();
        }
        if (!closed) {
            prompt.addObject().put("mimetype", "metadata").putObject("value").put("role", "user");
        }
        Part part = Part.file(
                "file",
                item.name(),
                "application/json",
                more.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        item.dl()
                .transport()
                .json(Call.post("items", item.id(), "revisions")
                        .header("x-dl-sanitize", "0")
                        .multipart(List.of(part)));
        return new PromptItem(item, more, answers);
    }

    /** Answers the last prompt: {@code answer("hello", a -> a.model("net", 0.9))}. */
    public PromptItem answer(String text, UnaryOperator<NewAnnotation> by) {
        List<String> keys = keys();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("Nothing was asked yet in " + item.filename() + ": ask(…) first");
        }
        return answer(keys.get(keys.size() - 1), PromptElement.text(text), by);
    }

    /** The number after the largest: prompts may have been taken out. */
    private static String next(ObjectNode prompts) {
        long largest = prompts.propertyNames().stream()
                .filter(key -> key.matches("[0-9]{1,9}"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(prompts.size());
        return String.valueOf(largest + 1);
    }

    /**
     * Answers this prompt by a text or a picture: {@code POST /items/{id}/annotations}, or {@code PUT /annotations/{id}}
     * where the same model has answered it already.
     */
    public PromptItem answer(String promptKey, PromptElement content, UnaryOperator<NewAnnotation> by) {
        if (!file.path("prompts").has(promptKey)) {
            throw new IllegalArgumentException(
                    "There is no prompt " + promptKey + " in " + item.filename() + ", only " + keys());
        }
        Shape shape = content.mimetype().equals("image/*")
                ? Shapes.refImage(content.value().asString(""))
                : Shapes.freeText(content.value().asString(""));
        Annotations annotations = item.annotations();
        AnnotationBuilder builder = annotations.builder().add(shape, a -> by.apply(a.prompt(promptKey)));
        String model = builder.forms()
                .get(0)
                .path("metadata")
                .path("user")
                .path("model")
                .path("name")
                .asString("");
        Optional<Annotation> before = answers.stream()
                .filter(answer -> answer.promptId().equals(Optional.of(promptKey))
                        && answer.modelName().orElse("").equals(model)
                        && answer.type().equals(shape.type()))
                .findFirst();
        List<Annotation> all = new ArrayList<>(answers);
        if (before.isPresent()) {
            Annotation now = annotations.update(
                    before.get(),
                    change -> change.shape(shape.tag(before.get().shape().tag())));
            all.set(all.indexOf(before.get()), now);
        } else {
            all.addAll(builder.upload());
        }
        return new PromptItem(item, file, all);
    }

    /** The talk as models want it: roles and contents, each answer after its prompt. */
    public List<ObjectNode> messages() {
        return messages(answer -> true);
    }

    /** As {@link #messages()}, with the answers of this model only. */
    public List<ObjectNode> messages(String model) {
        return messages(answer -> answer.modelName().orElse("").equals(model));
    }

    private List<ObjectNode> messages(java.util.function.Predicate<Annotation> wanted) {
        List<ObjectNode> messages = new ArrayList<>();
        prompts().forEach((key, elements) -> {
            messages.add(question(elements));
            answers.stream()
                    .filter(answer -> answer.promptId().equals(Optional.of(key)) && wanted.test(answer))
                    .forEach(answer -> messages.add(answer(answer)));
        });
        return messages;
    }

    private ObjectNode question(List<PromptElement> elements) {
        String role = elements.stream()
                .filter(PromptElement::isMetadata)
                .map(element -> element.value().path("role").asString("user"))
                .findFirst()
                .orElse("user");
        ObjectNode message = Trees.object().put("role", role);
        ArrayNode content = message.putArray("content");
        elements.stream().filter(element -> !element.isMetadata()).forEach(element -> content.add(said(element)));
        return message;
    }

    private ObjectNode answer(Annotation answer) {
        ObjectNode message = Trees.object().put("role", "assistant");
        ArrayNode content = message.putArray("content");
        if (answer.shape() instanceof FreeText words) {
            content.add(said(PromptElement.text(words.text())));
        } else if (answer.shape() instanceof RefImage picture) {
            content.add(said(PromptElement.image(picture.ref())));
        }
        return message;
    }

    private ObjectNode said(PromptElement element) {
        String value = element.value().asString("");
        if (element.mimetype().equals("application/text")) {
            return Trees.object().put("type", "text").put("text", value);
        }
        String kind = element.mimetype().substring(0, element.mimetype().indexOf('/')) + "_url";
        ObjectNode said = Trees.object().put("type", kind);
        said.putObject(kind).put("url", kind.equals("image_url") ? embedded(value) : value);
        return said;
    }

    /** The picture itself, where it is an item: {@code GET /items/{id}/stream}. */
    private String embedded(String ref) {
        if (!Names.isId(ref)) {
            return ref;
        }
        Item picture = item.dl().items().byId(ref);
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(picture.bytes());
    }

    /** The prompts and answers, a line each. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("PromptItem(").append(item.filename()).append(')');
        prompts().forEach((key, elements) -> {
            elements.stream().filter(element -> !element.isMetadata()).forEach(element -> text.append("\n  ")
                    .append(key)
                    .append(" user: ")
                    .append(element.value().asString("")));
            answers.stream()
                    .filter(answer -> answer.promptId().equals(Optional.of(key)))
                    .forEach(answer -> text.append("\n  ")
                            .append(key)
                            .append(' ')
                            .append(answer.modelName().orElse("assistant"))
                            .append(": ")
                            .append(answer.at("coordinates").asString("")));
        });
        return text.toString();
    }
}
