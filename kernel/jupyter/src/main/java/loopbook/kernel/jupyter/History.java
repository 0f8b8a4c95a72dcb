package loopbook.kernel.jupyter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cells that asked to be remembered, as {@code history_request} wants them: of this session, and, read when they are
 * asked for first, of those before.
 */
final class History {
    /** Who wants the last cells, and does not say how many, gets so many. */
    private static final int MOST_OF_TAIL = 1_000;

    /** Characters of a result that are kept: for somebody who looks back, not for a program. */
    private static final int MOST_OF_OUTPUT = 10_000;

    private final List<Entry> entries = new ArrayList<>();
    private final HistoryFile file;
    /** The number of this session, which no other one has. 0 until the file was read. */
    private int session;

    History(HistoryFile file) {
        this.file = file;
    }

    private static final class Entry {
        final int session;
        final int line;
        final String input;

        @Nullable
        String output;

        Entry(int session, int line, String input) {
            this.session = session;
            this.line = line;
            this.input = input;
        }
    }

    synchronized void add(int line, String input) {
        open();
        entries.add(new Entry(session, line, input));
        file.add(new HistoryFile.Line(session, line, input));
    }

    private void open() {
        if (session == 0) {
            HistoryFile.Begun begun = file.begin();
            begun.before().forEach(line -> entries.add(new Entry(line.session(), line.line(), line.input())));
            session = begun.session();
        }
    }

    /** The text of the result of a cell of this session that was added. */
    synchronized void result(int line, String output) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (entry.session == session && entry.line == line) {
                entry.output = output.length() <= MOST_OF_OUTPUT ? output : output.substring(0, MOST_OF_OUTPUT) + "…";
                return;
            }
        }
    }

    /** The content of the reply to a {@code history_request}. */
    synchronized ObjectNode answer(JsonNode request) {
        open();
        String type = request.path("hist_access_type").asString("tail");
        List<Entry> found =
                switch (type) {
                    case "range" -> range(request);
                    case "search" -> search(request);
                    case "tail" -> last(entries, request.path("n").asInt(MOST_OF_TAIL));
                    default -> throw new IllegalArgumentException(
                            "hist_access_type is range, search or tail, and not \"" + type + "\"");
                };
        ObjectNode reply = Json.ok();
        ArrayNode history = reply.putArray("history");
        boolean output = request.path("output").asBoolean(false);
        found.forEach(entry -> {
            ArrayNode row = history.addArray().add(entry.session).add(entry.line);
            if (output) {
                row.addArray().add(entry.input).add(entry.output);
            } else {
                row.add(entry.input);
            }
        });
        return reply;
    }

    private List<Entry> range(JsonNode request) {
        int asked = request.path("session").asInt(0);
        // 0 is this session, -1 the one before it.
        int wanted = asked > 0 ? asked : session + asked;
        int start = request.path("start").asInt(0);
        int stop = request.path("stop").asInt(Integer.MAX_VALUE);
        return matching(entry -> entry.session == wanted && entry.line >= start && entry.line < stop);
    }

    private List<Entry> search(JsonNode request) {
        Pattern pattern = glob(request.path("pattern").asString("*"));
        List<Entry> found = matching(entry -> pattern.matcher(entry.input).matches());
        if (request.path("unique").asBoolean(false)) {
            found = latestOfEach(found);
        }
        return last(found, request.path("n").asInt(found.size()));
    }

    private List<Entry> matching(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    private static List<Entry> latestOfEach(List<Entry> found) {
        Map<String, Entry> latest = new LinkedHashMap<>();
        for (Entry entry : found) {
            latest.remove(entry.input);
            latest.put(entry.input, entry);
        }
        return List.copyOf(latest.values());
    }

    private static List<Entry> last(List<Entry> list, int n) {
        return list.subList(Math.max(0, list.size() - Math.max(0, n)), list.size());
    }

    /** {@code *} and {@code ?} as in a shell; everything else stands for itself. */
    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        pattern.codePoints().forEach(c -> {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
