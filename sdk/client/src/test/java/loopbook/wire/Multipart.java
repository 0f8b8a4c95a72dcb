package loopbook.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.http.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A body in parts, compared part by part, in order. */
final class Multipart {
    private Multipart() {}

    private static final class Part {
        private final String head;
        private final byte[] content;

        Part(String head, byte[] content) {
            this.head = head;
            this.content = content;
        }

        String head() {
            return head;
        }

        byte[] content() {
            return content;
        }

        Optional<String> attribute(String name) {
            Matcher matcher = Pattern.compile("[ ;]" + name + "=\"([^\"]*)\"").matcher(head);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }

        String contentType() {
            Matcher matcher =
                    Pattern.compile("(?im)^content-type: *([^;\\r\\n]*)").matcher(head);
            return matcher.find() ? matcher.group(1).strip() : "";
        }
    }

    static Optional<String> difference(JsonNode wanted, byte[] body, String contentType, Compare compare) {
        List<Part> parts = parts(body, contentType);
        if (parts.size() != wanted.size()) {
            return Optional.of("wanted " + wanted.size() + " parts, got " + parts.size() + ": "
                    + parts.stream().map(Part::head).toList());
        }
        for (int i = 0; i < parts.size(); i++) {
            Optional<String> difference = difference(wanted.path(i), parts.get(i), compare);
            if (difference.isPresent()) {
                return Optional.of("part " + i + ": " + difference.get());
            }
        }
        return Optional.empty();
    }

    private static List<Part> parts(byte[] body, String contentType) {
        String boundary = "--" + contentType.replaceAll(".*boundary=\"?([^\";]*)\"?.*", "$1");
        String text = new String(body, StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        for (String piece : text.split("(\r\n)?" + Pattern.quote(boundary), -1)) {
            int end = piece.indexOf("\r\n\r\n");
            if (end >= 0) {
                String head = new String(
                        piece.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                parts.add(new Part(head, piece.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        return parts;
    }

    private static Optional<String> difference(JsonNode wanted, Part part, Compare compare) {
        if (!part.attribute("name").equals(Optional.of(wanted.path("name").asString()))) {
            return Optional.of("wanted the name " + wanted.path("name") + ", got " + part.head());
        }
        if (wanted.has("filename")) {
            boolean same = part.attribute("filename")
                            .filter(name -> compare.text(wanted.path("filename").asString(), name))
                            .isPresent()
                    && (!wanted.has("contentType")
                            || part.contentType()
                                    .equals(wanted.path("contentType").asString()));
            if (!same) {
                return Optional.of("wanted " + wanted.path("filename") + " " + wanted.path("contentType") + ", got "
                        + part.head());
            }
        }
        return content(wanted, part.content(), compare);
    }

    private static Optional<String> content(JsonNode wanted, byte[] content, Compare compare) {
        if (wanted.has("valueBase64")) {
            byte[] bytes = Base64.getDecoder().decode(wanted.path("valueBase64").asString());
            return Arrays.equals(bytes, content) || Pictures.same(bytes, content)
                    ? Optional.empty()
                    : Optional.of("other bytes: wanted " + bytes.length + ", got " + content.length);
        }
        String sent = new String(content, StandardCharsets.UTF_8);
        if (wanted.has("json")) {
            try {
                return compare.difference(wanted.path("json"), Json.read(sent));
            } catch (JacksonException e) {
                return Optional.of("no JSON: " + Compare.brief(sent));
            }
        }
        String value = wanted.path("value").asString("");
        return compare.text(value, sent)
                ? Optional.empty()
                : Optional.of("wanted " + value + ", got " + Compare.brief(sent));
    }
}
