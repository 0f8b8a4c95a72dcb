package loopbook.wire;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import loopbook.client.Entity;
import loopbook.client.Listing;
import loopbook.errors.ApiException;
import loopbook.errors.LoopbookException;
import loopbook.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a call returned, threw or wrote, compared with the record. */
final class Results {
    private final Compare compare;

    Results(Compare compare) {
        this.compare = compare;
    }

    /** Compares what a call returned. */
    Optional<String> value(JsonNode wanted, @Nullable Object found) {
        if (wanted.isNull() || wanted.isMissingNode() || (wanted.isBoolean() && wanted.asBoolean())) {
            return Boolean.FALSE.equals(found) ? Optional.of("wanted " + wanted + ", got false") : Optional.empty();
        }
        if (wanted.has("entity")) {
            return entity(wanted, found);
        }
        if (wanted.has("paged")) {
            return page(wanted, found);
        }
        if (wanted.has("runs") && found instanceof BufferedImage picture) {
            return Pictures.difference(wanted, picture);
        }
        if (wanted.has("openedUrl") && found instanceof Opened opened) {
            return compare.difference(
                    wanted.path("openedUrl"), text(opened.page().toString()));
        }
        if (wanted.isArray()) {
            return list(wanted, found);
        }
        if (wanted.isObject() && found instanceof Map<?, ?> map) {
            return map(wanted, map);
        }
        return compare.difference(wanted, json(found));
    }

    private Optional<String> entity(JsonNode wanted, @Nullable Object found) {
        if (found instanceof Collection<?> || found instanceof Listing<?>) {
            return list(wanted.path("fields").path("annotations"), found);
        }
        JsonNode json = found instanceof Entity entity ? entity.json() : found instanceof JsonNode node ? node : null;
        if (json == null) {
            return Optional.of("wanted " + Compare.brief(wanted) + ", got " + found);
        }
        if (wanted.has("json")) {
            JsonNode own = wanted.path("json").deepCopy();
            JsonNode mine = json.deepCopy();
            for (JsonNode tree : List.of(own, mine)) {
                tree.propertyNames().stream()
                        .filter(name -> name.contains("_") && !name.startsWith("_"))
                        .toList()
                        .forEach(((tools.jackson.databind.node.ObjectNode) tree)::remove);
            }
            // What the recorded client does not know it drops; with us it survives.
            ((tools.jackson.databind.node.ObjectNode) mine).retain(own.propertyNames());
            return compare.difference(own, mine);
        }
        for (Map.Entry<String, JsonNode> field : wanted.path("fields").properties()) {
            Optional<String> difference = compare.difference(field.getValue(), json.path(field.getKey()));
            if (difference.isPresent()) {
                return Optional.of(field.getKey() + ": " + difference.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> page(JsonNode wanted, @Nullable Object found) {
        if (!(found instanceof Paged page)) {
            return Optional.of("wanted a page, got " + Compare.brief(found));
        }
        JsonNode counts = Json.object()
                .put("paged", true)
                .put("itemsCount", page.itemsCount())
                .put("totalPages", page.totalPages())
                .put("hasNextPage", page.hasNextPage())
                .set("items", wanted.path("items"));
        return compare.difference(wanted, counts).or(() -> list(wanted.path("items"), page.items()));
    }

    private Optional<String> list(JsonNode wanted, @Nullable Object found) {
        List<Object> values = new ArrayList<>();
        if (found instanceof Iterable<?> many && !(found instanceof Path)) {
            many.forEach(values::add);
        } else if (found instanceof Object[] array) {
            values.addAll(List.of(array));
        } else {
            return Optional.of("wanted a list, got " + Compare.brief(found));
        }
        if (values.size() != wanted.size()) {
            return Optional.of(
                    "wanted " + wanted.size() + " entries, got " + values.size() + ": " + Compare.brief(values));
        }
        for (int i = 0; i < values.size(); i++) {
            Optional<String> difference = value(wanted.path(i), values.get(i));
            if (difference.isPresent()) {
                return Optional.of("[" + i + "] " + difference.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> map(JsonNode wanted, Map<?, ?> found) {
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            if (!found.containsKey(field.getKey())) {
                return Optional.of("no " + field.getKey() + " in " + Compare.brief(found));
            }
            Optional<String> difference = value(field.getValue(), found.get(field.getKey()));
            if (difference.isPresent()) {
                return Optional.of(field.getKey() + ": " + difference.get());
            }
        }
        return wanted.size() == found.size() ? Optional.empty() : Optional.of("wanted " + wanted + ", got " + found);
    }

    private static JsonNode json(@Nullable Object found) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (found instanceof JsonNode node) {
            return node;
        } else if (found instanceof Boolean truth) {
            return nodes.booleanNode(truth);
        } else if (found instanceof Number number) {
            return Json.read(number.toString());
        } else if (found == null) {
            return nodes.nullNode();
        }
        return text(found instanceof Optional<?> some ? String.valueOf(some.orElse(null)) : found.toString());
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /** Compares what a call threw. A class that is none of the service's is a failed check of arguments. */
    Optional<String> error(JsonNode wanted, Throwable found) {
        boolean ours = found instanceof LoopbookException;
        if (wanted.path("any").asBoolean(false) || wanted.path("code").isNull() || !wanted.has("code")) {
            return found instanceof RuntimeException ? Optional.empty() : Optional.of("threw " + found);
        }
        String told = "wanted " + wanted + ", got " + found;
        if (!(found instanceof ApiException refused)
                || !String.valueOf(refused.status()).equals(wanted.path("code").asString())) {
            return Optional.of(told + (ours ? "" : " (no exception of ours)"));
        }
        String message = refused.reason();
        boolean same =
                (!wanted.has("message") || compare.text(wanted.path("message").asString(), message))
                        && message.startsWith(wanted.path("messagePrefix").asString(""))
                        && message.contains(wanted.path("messageContains").asString(""));
        return same ? Optional.empty() : Optional.of(told);
    }

    /** Compares what lies below a folder: exactly the recorded files. */
    Optional<String> files(JsonNode wanted, Path folder) throws IOException {
        Map<String, Path> found = new TreeMap<>();
        try (Stream<Path> below = Files.walk(folder)) {
            below.filter(Files::isRegularFile)
                    .forEach(
                            file -> found.put(folder.relativize(file).toString().replace('\\', '/'), file));
        }
        if (!found.keySet().equals(new java.util.TreeSet<>(wanted.propertyNames()))) {
            return Optional.of("files: wanted " + wanted.propertyNames() + ", got " + found.keySet());
        }
        for (Map.Entry<String, JsonNode> file : wanted.properties()) {
            Optional<String> difference = content(file.getValue(), found.get(file.getKey()));
            if (difference.isPresent()) {
                return Optional.of("file " + file.getKey() + ": " + difference.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> content(JsonNode wanted, Path file) throws IOException {
        if (wanted.isNull()) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        if (wanted.has("runs")) {
            BufferedImage picture = Pictures.read(bytes);
            return picture == null ? Optional.of("no picture") : Pictures.difference(wanted, picture);
        }
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        if (wanted.isString()) {
            return compare.text(wanted.asString(), text)
                    ? Optional.empty()
                    : Optional.of("wanted " + Compare.brief(wanted) + ", got " + Compare.brief(text));
        }
        try {
            return compare.difference(wanted, Json.read(text));
        } catch (JacksonException e) {
            return Optional.of("no JSON: " + Compare.brief(text));
        }
    }
}
