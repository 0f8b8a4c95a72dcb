package loopbook.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
        try {
            return Trees.parse(Files.readAllBytes(file), file.toString());
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

    /** The subtitles among annotations, in the order of their time. */
    static byte[] vtt(List<ObjectNode> annotations) {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        annotations.stream()
                .filter(one -> one.path("type").asString("").equals("subtitle"))
                .sorted(Comparator.comparingDouble(one -> seconds(one, "startTime")))
                .forEach(one -> text.append('\n')
                        .append(stamp(seconds(one, "startTime")))
                        .append(" --> ")
                        .append(stamp(seconds(one, "endTime")))
                        .append('\n')
                        .append(one.path("coordinates").path("text").asString(""))
                        .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static double seconds(ObjectNode annotation, String key) {
        return Trees.at(annotation, "metadata", "system", key).asDouble(0);
    }

    /** {@code 00:00:02.250}. */
    private static String stamp(double seconds) {
        long millis = Math.round(seconds * 1000);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }

    /** Writes the whole file or nothing. */
    static void write(Path file, byte[] content) {
        Path parent = Downloader.folderOf(file);
        Downloader.makeFolder(parent);
        try {
            Path temporary = Files.createTempFile(parent, ".loopbook", ".part");
            try {
                Files.write(temporary, content);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
