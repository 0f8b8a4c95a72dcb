package loopbook.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Subtitles as WebVTT files. */
final class Vtt {
    private static final Pattern TIMES = Pattern.compile(
            "(?:(\\d+):)?(\\d{2}):(\\d{2})[.,](\\d{3})\\s+-->\\s+(?:(\\d+):)?(\\d{2}):(\\d{2})[.,](\\d{3}).*");

    /** Marks of style and voice, {@code <b>} or {@code <v Ann>}, which are none of what is said. */
    private static final Pattern MARKS = Pattern.compile("</?[a-zA-Z][^<>\\n]*>|<[\\d:.]+>");

    private Vtt() {}

    /**
     * What is said, and from when to when.
     *
     * @param start in seconds
     * @param end in seconds
     */
    record Caption(double start, double end, String text) {}

    /** The captions of a file, in its order. */
    static List<Caption> read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the subtitles in " + file, e);
        }
    }

    static List<Caption> parse(String content, String name) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        if (!text.startsWith("WEBVTT")) {
            throw new IllegalArgumentException(name + " holds no WebVTT subtitles: it does not begin with WEBVTT");
        }
        List<Caption> captions = new ArrayList<>();
        for (String block : text.split("(?:\\r?\\n){2,}")) {
            List<String> lines = block.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher times = TIMES.matcher(lines.get(i));
                if (times.matches()) {
                    String said = String.join("\n", lines.subList(i + 1, lines.size()));
                    captions.add(new Caption(
                            seconds(times, 1),
                            seconds(times, 5),
                            MARKS.matcher(said).replaceAll("")));
                    break;
                }
            }
        }
        return captions;
    }

    private static double seconds(Matcher times, int group) {
        String hours = times.group(group);
        long whole = (hours == null ? 0 : Long.parseLong(hours)) * 3600
                + Long.parseLong(times.group(group + 1)) * 60
                + Long.parseLong(times.group(group + 2));
        return (whole * 1000 + Long.parseLong(times.group(group + 3))) / 1000.0;
    }

    /** The subtitles among these annotations, by when they begin. */
    static byte[] write(List<ObjectNode> annotations) {
        return annotations.stream()
                .filter(annotation -> annotation.path("type").asString("").equals("subtitle"))
                .map(Vtt::caption)
                .sorted(Comparator.comparingDouble(Caption::start))
                .map(caption -> "\n\n" + time(caption.start()) + " --> " + time(caption.end()) + "\n" + caption.text())
                .collect(Collectors.joining("", "WEBVTT", ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Caption caption(ObjectNode annotation) {
        JsonNode system = annotation.path("metadata").path("system");
        return new Caption(
                system.path("startTime").asDouble(0),
                system.path("endTime").asDouble(0),
                annotation.path("coordinates").path("text").asString(""));
    }

    private static String time(double seconds) {
        long milliseconds = Math.round(seconds * 1000);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                milliseconds / 3_600_000,
                milliseconds / 60_000 % 60,
                milliseconds / 1000 % 60,
                milliseconds % 1000);
    }
}
