package loopbook.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.shapes.Colour;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A label of an ontology: {@code Label.of("Cat").color("#ff0000").attributes("tabby", "black")}. Labels may have
 * children; a child of {@code animal} named {@code cat} is called {@code animal.cat}.
 */
public final class Label {
    private final ObjectNode value;
    private final List<Label> children;
    private final Optional<Path> icon;

    private Label(ObjectNode value, List<Label> children) {
        this(value, children, Optional.empty());
    }

    private Label(ObjectNode value, List<Label> children, Optional<Path> icon) {
        this.value = value;
        this.children = List.copyOf(children);
        this.icon = icon;
    }

    /** A label of this name, with no colour, attributes or children yet. A dotted name says whose child it is. */
    public static Label of(String name) {
        ObjectNode value = named(name);
        value.putArray("attributes");
        value.putObject("displayData");
        return new Label(value, List.of());
    }

    /**
     * A label of this name as the reference's {@code ontology.add_label} makes it: shown as people write it
     * ({@code big_dog} as Big Dog), and in a colour by chance. Not for dotted names.
     */
    public static Label decorated(String name) {
        if (name.contains(".")) {
            throw new IllegalArgumentException(
                    "Only a name without dots can be shown as people write it: '" + name + "'. Write Label.of(…)");
        }
        String shown = Arrays.stream(name.split("_"))
                .filter(part -> !part.isEmpty())
                .map(part -> Character.toString(Character.toUpperCase(part.codePointAt(0)))
                        + part.substring(part.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining(" "));
        Colour color = new Colour(
                ThreadLocalRandom.current().nextInt(256),
                ThreadLocalRandom.current().nextInt(256),
                ThreadLocalRandom.current().nextInt(256));
        return of(name).displayLabel(shown.isEmpty() ? name : shown).color(color);
    }

    /** As {@link #of}, but silent about attributes, so that those of an existing label stay. */
    public static Label plain(String name) {
        ObjectNode value = named(name);
        value.putObject("displayData");
        return new Label(value, List.of());
    }

    private static ObjectNode named(String name) {
        return Trees.object().put("tag", Names.requireText(name, "the name of a label"));
    }

    /**
     * Reads the form of an ontology's roots: {@code {"value": {"tag": …}, "children": […]}}; the wrapper may be absent, and
     * the tag may be called {@code label_name}.
     *
     * @throws IllegalArgumentException if there is no tag
     */
    public static Label read(JsonNode json) {
        boolean wrapped = json.path("value").isObject();
        JsonNode inner = wrapped ? json.path("value") : json;
        if (!(inner instanceof ObjectNode object)) {
            throw new IllegalArgumentException("A label has a tag, and this has none: " + json);
        }
        ObjectNode value = object.deepCopy();
        JsonNode children = json.path("children");
        if (!wrapped) {
            value.remove("children");
        }
        rename(value, "label_name", "tag");
        rename(value, "display_label", "displayLabel");
        if (!value.path("tag").isString()) {
            throw new IllegalArgumentException("A label has a tag, and this has none: " + json);
        }
        if (!value.has("displayData")) {
            value.putObject("displayData");
        }
        return new Label(
                value, Trees.objects(children).stream().map(Label::read).toList());
    }

    private static void rename(ObjectNode value, String from, String to) {
        JsonNode old = value.remove(from);
        if (old != null && !value.has(to)) {
            value.set(to, old);
        }
    }

    /** Its own name, the last part of the dotted one. */
    public String name() {
        return value.path("tag").asString("");
    }

    /** What people see instead of the name. */
    public Optional<String> displayLabel() {
        JsonNode shown = value.path("displayLabel");
        return shown.isString() ? Optional.of(shown.asString()) : Optional.empty();
    }

    /** Its colour; empty where there is none, or none that can be read. */
    public Optional<Colour> color() {
        JsonNode color = value.path("color");
        try {
            return color.isArray() && color.size() == 3
                    ? Optional.of(new Colour(
                            color.path(0).asInt(),
                            color.path(1).asInt(),
                            color.path(2).asInt()))
                    : Optional.of(Colour.parse(color.asString("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The attributes of the old kind, plain texts. */
    public List<String> attributes() {
        return Trees.strings(value.path("attributes"));
    }

    /** The labels below this one. */
    public List<Label> children() {
        return children;
    }

    /** The same in this colour: {@code #rrggbb} or {@code rgb(r,g,b)}. */
    public Label color(String color) {
        Colour parsed = Colour.parse(color);
        return with("color", Trees.node(color.startsWith("#") ? color : parsed.hex()));
    }

    /** The same in this colour. */
    public Label color(Colour color) {
        return with("color", Trees.node(color.hex()));
    }

    /** The same with these attributes, plain texts, instead of those it had. */
    public Label attributes(String... attributes) {
        return with("attributes", Trees.texts(Arrays.asList(attributes)));
    }

    /** The same, shown under another name. */
    public Label displayLabel(String shown) {
        return with("displayLabel", Trees.node(shown));
    }

    /** The same with this picture, which is uploaded when the label is added to an ontology. */
    public Label icon(Path picture) {
        return new Label(value, children, Optional.of(picture));
    }

    /** The same with these labels below it, besides those it has. */
    public Label children(Label... more) {
        return new Label(
                value, Stream.concat(children.stream(), Arrays.stream(more)).toList(), icon);
    }

    Label withChildren(List<Label> only) {
        return new Label(value, only, icon);
    }

    private Label with(String key, JsonNode changed) {
        ObjectNode copy = value.deepCopy();
        copy.set(key, changed);
        return new Label(copy, children, icon);
    }

    /** The same with all pictures, also of the labels below, stored by this, which says how the platform names them. */
    Label stored(Function<Path, ObjectNode> store) {
        Label below =
                withChildren(children.stream().map(child -> child.stored(store)).toList());
        if (icon.isEmpty()) {
            return below;
        }
        ObjectNode shown = Trees.object();
        shown.set("displayImage", store.apply(icon.get()));
        return new Label(below.with("displayData", shown).value, below.children);
    }

    /** Labels with dotted names as what these say: children, of labels that are made where they are not among these. */
    static List<Label> nested(List<Label> labels) {
        if (labels.stream().noneMatch(label -> label.name().contains("."))) {
            return labels;
        }
        List<Label> roots = List.of();
        for (Label label : labels) {
            roots = placed(roots, label.name(), label);
        }
        return roots;
    }

    private static List<Label> placed(List<Label> siblings, String name, Label label) {
        int dot = name.indexOf('.');
        String own = dot < 0 ? name : name.substring(0, dot);
        Optional<Label> there =
                siblings.stream().filter(one -> one.name().equals(own)).findFirst();
        Label placed = dot < 0
                ? label.with("tag", Trees.node(own))
                        .children(there.map(Label::children).orElse(List.of()).toArray(Label[]::new))
                : there.orElseGet(() -> of(own))
                        .withChildren(
                                placed(there.map(Label::children).orElse(List.of()), name.substring(dot + 1), label));
        List<Label> all = new ArrayList<>(siblings);
        all.replaceAll(one -> one.name().equals(own) ? placed : one);
        if (there.isEmpty()) {
            all.add(placed);
        }
        return all;
    }

    /** The form of an ontology's roots. A new label says there that it has no display label. */
    ObjectNode root() {
        ObjectNode root = Trees.object();
        ObjectNode shown = root.putObject("value");
        shown.setAll(value.deepCopy());
        if (!shown.has("displayLabel")) {
            shown.putNull("displayLabel");
        }
        if (!shown.has("attributes")) {
            shown.putArray("attributes");
        }
        ArrayNode below = root.putArray("children");
        children.forEach(child -> below.add(child.root()));
        return root;
    }

    /** The form of {@code PATCH …/labels}: itself and all below it, each with its dotted name. */
    List<ObjectNode> nodes() {
        List<ObjectNode> nodes = new ArrayList<>();
        collect("", nodes);
        return nodes;
    }

    private void collect(String above, List<ObjectNode> nodes) {
        ObjectNode node = value.deepCopy();
        String dotted = above + name();
        node.put("tag", dotted);
        List.copyOf(node.propertyNames()).stream()
                .filter(key -> node.path(key).isNull())
                .forEach(node::remove);
        if (!node.path("color").asString("").startsWith("#")) {
            color().ifPresent(color -> node.put("color", color.hex()));
        }
        nodes.add(node);
        children.forEach(child -> child.collect(dotted + ".", nodes));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Label that && that.value.equals(value) && that.children.equals(children);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, children);
    }

    @Override
    public String toString() {
        String text = name() + color().map(color -> " " + color).orElse("");
        return children.isEmpty() ? text : text + " " + children;
    }
}
