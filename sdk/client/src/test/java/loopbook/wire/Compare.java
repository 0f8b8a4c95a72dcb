package loopbook.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.http.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Compares values as the traces define it: key order does not matter, the order of lists does, {@code 1.0} equals
 * {@code 1}, absent and null differ, and a placeholder such as {@code <uuid#1>} stands for the same text all through a case.
 */
final class Compare {
    private static final Pattern WILDCARD =
            Pattern.compile("<(uuid#\\d+|hex32#\\d+|md5|number|bytes|text|today 00:00:00)>");
    private static final Map<String, String> MEANING = Map.of(
            "uuid", "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            "hex32", "[0-9a-fA-F]{32}",
            "md5", "[0-9a-fA-F]{32}",
            "number", "-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?",
            "today 00:00:00", "\\d{4}-\\d{2}-\\d{2}T00:00:00");

    private final Map<String, String> bound = new HashMap<>();

    /** Where the two differ, in words; empty when they do not. */
    Optional<String> difference(JsonNode wanted, JsonNode found) {
        return difference("", wanted, found);
    }

    private Optional<String> difference(String at, JsonNode wanted, JsonNode found) {
        if (wanted.isObject() && found.isObject()) {
            return objects(at, wanted, found);
        }
        if (wanted.isArray() && found.isArray()) {
            return arrays(at, wanted, found);
        }
        return same(wanted, found) ? Optional.empty() : Optional.of(told(at, wanted, found));
    }

    private boolean same(JsonNode wanted, JsonNode found) {
        if (wanted.isNumber() && found.isNumber()) {
            return wanted.decimalValue().compareTo(found.decimalValue()) == 0;
        }
        return wanted.isString() ? text(wanted.asString(), found) : wanted.equals(found);
    }

    private Optional<String> objects(String at, JsonNode wanted, JsonNode found) {
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            String below = at.isEmpty() ? field.getKey() : at + "." + field.getKey();
            if (!found.has(field.getKey())) {
                return Optional.of("no " + below + ", wanted " + brief(field.getValue()));
            }
            Optional<String> difference = difference(below, field.getValue(), found.path(field.getKey()));
            if (difference.isPresent()) {
                return difference;
            }
        }
        List<String> more = new ArrayList<>(found.propertyNames());
        more.removeAll(wanted.propertyNames());
        return more.isEmpty()
                ? Optional.empty()
                : Optional.of((at.isEmpty() ? "" : "in " + at + ": ") + "too much: " + more.get(0) + " = "
                        + brief(found.path(more.get(0))));
    }

    private Optional<String> arrays(String at, JsonNode wanted, JsonNode found) {
        for (int i = 0; i < Math.min(wanted.size(), found.size()); i++) {
            Optional<String> difference = difference(at + "[" + i + "]", wanted.path(i), found.path(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return wanted.size() == found.size()
                ? Optional.empty()
                : Optional.of((at.isEmpty() ? "" : at + ": ") + "wanted " + wanted.size() + " entries, got "
                        + found.size() + ": " + brief(found));
    }

    private boolean text(String wanted, JsonNode found) {
        boolean number = wanted.equals("<number>") && found.isNumber();
        return number || (found.isString() && text(wanted, found.asString()));
    }

    /** Texts that hold JSON are compared as JSON. */
    boolean text(String wanted, String found) {
        if (wanted.equals(found)) {
            return true;
        }
        String start = wanted.strip();
        if (start.startsWith("{") || start.startsWith("[")) {
            try {
                return difference("", Json.read(wanted), Json.read(found)).isEmpty();
            } catch (JacksonException noJson) {
                return false;
            }
        }
        return WILDCARD.matcher(wanted).find() && fits(wanted, found);
    }

    private boolean fits(String wanted, String found) {
        StringBuilder pattern = new StringBuilder();
        List<String> names = new ArrayList<>();
        Matcher wildcards = WILDCARD.matcher(wanted);
        int end = 0;
        while (wildcards.find()) {
            pattern.append(Pattern.quote(wanted.substring(end, wildcards.start())));
            String name = wildcards.group(1);
            String kept = bound.get(name);
            pattern.append('(')
                    .append(kept != null ? Pattern.quote(kept) : MEANING.getOrDefault(name.split("#", 2)[0], "(?s:.*)"))
                    .append(')');
            names.add(name);
            end = wildcards.end();
        }
        pattern.append(Pattern.quote(wanted.substring(end)));
        Matcher matcher = Pattern.compile(pattern.toString()).matcher(found);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).contains("#")) {
                bound.put(names.get(i), matcher.group(i + 1));
            }
        }
        return true;
    }

    private static String told(String at, JsonNode wanted, JsonNode found) {
        return (at.isEmpty() ? "" : at + ": ") + "wanted " + brief(wanted) + ", got " + brief(found);
    }

    static String brief(Object value) {
        String text = String.valueOf(value);
        return text.length() <= 400 ? text : text.substring(0, 400) + "…";
    }
}
