package loopbook.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which method answers which path. {@code {name}} stands for one segment, {@code {name*}} for one or more. */
final class Router {
    /** Answers a call. */
    @FunctionalInterface
    interface Route {
        Reply answer(Call call);
    }

    /** Who may call. */
    enum Access {
        /** Who sends a token. */
        TOKEN,
        /** Also a browser with our cookie: for pictures in our pages. */
        BROWSER,
        EVERYBODY
    }

    /** A route and what stood at its variables. */
    record Found(Route route, Map<String, String> vars, Access access) {}

    private record Entry(String method, List<Segment> pattern, Route route, Access access) {}

    /**
     * A part of a pattern.
     *
     * @param name of the variable, or the text that must stand there
     * @param many whether it stands for one segment or more
     */
    private record Segment(String name, boolean variable, boolean many) {
        static Segment of(String text) {
            boolean variable = text.startsWith("{");
            boolean many = text.endsWith("*}");
            return new Segment(variable ? text.substring(1, text.length() - (many ? 2 : 1)) : text, variable, many);
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    /** A route for callers with a token. */
    Router on(String method, String path, Route route) {
        entries.add(new Entry(method, pattern(path), route, Access.TOKEN));
        return this;
    }

    /** A route for callers with a token, and for browsers with our cookie. */
    Router seen(String method, String path, Route route) {
        entries.add(new Entry(method, pattern(path), route, Access.BROWSER));
        return this;
    }

    /** A route for everybody. */
    Router open(String method, String path, Route route) {
        entries.add(new Entry(method, pattern(path), route, Access.EVERYBODY));
        return this;
    }

    /** The first route registered for this path. */
    Optional<Found> find(String method, String rawPath) {
        List<String> path = segments(rawPath).stream().map(Router::decode).toList();
        for (Entry entry : entries) {
            if (entry.method().equals(method)) {
                Map<String, String> vars = match(entry.pattern(), path);
                if (vars != null) {
                    return Optional.of(new Found(entry.route(), vars, entry.access()));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Segment> pattern(String path) {
        return segments(path).stream().map(Segment::of).toList();
    }

    private static List<String> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        return List.of(inner.split("/", -1));
    }

    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            // A plus is a plus in a path.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest("not percent-encoded correctly: " + segment);
        }
    }

    private static @Nullable Map<String, String> match(List<Segment> pattern, List<String> path) {
        int many = path.size() - pattern.size();
        Map<String, String> vars = Map.of();
        int at = 0;
        for (Segment wanted : pattern) {
            int taken = wanted.many() ? many + 1 : 1;
            if (taken < 1 || at + taken > path.size()) {
                return null;
            }
            String found = taken == 1 ? path.get(at) : String.join("/", path.subList(at, at + taken));
            at += taken;
            if (wanted.variable() ? found.isEmpty() : !wanted.name().equals(found)) {
                return null;
            }
            if (wanted.variable()) {
                vars = vars.isEmpty() ? new HashMap<>() : vars;
                vars.put(wanted.name(), found);
            }
        }
        return at == path.size() ? vars : null;
    }
}
