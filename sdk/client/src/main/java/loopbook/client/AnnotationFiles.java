package loopbook.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopbook.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Annotations as files: their names, and what is in them. */
final class AnnotationFiles {
    private AnnotationFiles() {}

    /** {@code a.jpg} becomes {@code a.json}, or, if its extension is kept, {@code a.jpg.json}. */
    static String name(String fileName, boolean keepExtension, String extension) {
        int dot = fileName.lastIndexOf('.');
        boolean cut = !keepExtension && dot > fileName.lastIndexOf('/') + 1;
        return (cut ? fileName.substring(0, dot) : fileName) + extension;
    }

    static JsonNode read(Path file) {
        return Trees.parse(raw(file), file.toString());
    }

    static byte[] raw(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the annotations in " + file, e);
        }
    }

    /** What the file of an item holds: id, path, annotations and metadata. */
    static ObjectNode json(Item item, List<ObjectNode> annotations) {
        ObjectNode json = Trees.object().put("_id", item.id()).put("filename", item.filename());
        annotations.forEach(json.putArray("annotations")::add);
        json.set("metadata", item.metadata());
        return json;
    }

    static byte[] bytes(JsonNode json) {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }
}
