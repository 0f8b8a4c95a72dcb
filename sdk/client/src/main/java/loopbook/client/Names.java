package loopbook.client;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and ids: telling them apart, and finding what somebody may have meant. */
public final class Names {
    private static final Pattern ID = Pattern.compile(
            "[0-9a-fA-F]{24}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int OFFERED = 3;

    private Names() {}

    /** Whether this has the form of an id: 24 hexadecimal digits, or a UUID. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The id, in whatever form: the platform knows its own. */
    static String requireId(String id, String kind) {
        return requireText(id, "the id of " + article(kind));
    }

    static String requireText(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return text;
    }

    /** A half sentence with the names that are most like the one that was not found. */
    public static String nearMisses(String wanted, Collection<String> names) {
        if (names.isEmpty()) {
            return "there are none";
        }
        List<String> near = names.stream()
                .distinct()
                .filter(name -> distance(wanted, name) <= Math.max(2, wanted.length() / 3)
                        || contains(name, wanted)
                        || contains(wanted, name))
                .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
                .limit(OFFERED)
                .toList();
        if (!near.isEmpty()) {
            return "did you mean " + quoted(near, " or ") + "?";
        }
        String some = quoted(names.stream().distinct().sorted().limit(OFFERED).toList(), ", ");
        return names.size() <= OFFERED
                ? "there " + (names.size() == 1 ? "is " : "are ") + some
                : "there are " + names.size() + ", such as " + some;
    }

    private static boolean contains(String whole, String part) {
        return part.length() > 2 && whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String quoted(List<String> names, String between) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(between));
    }

    private static String article(String kind) {
        return ("AEIOU".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind.toLowerCase(Locale.ROOT);
    }

    /** How many letters have to be changed, added or taken away; case counts for nothing. */
    static int distance(String one, String two) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = two.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
