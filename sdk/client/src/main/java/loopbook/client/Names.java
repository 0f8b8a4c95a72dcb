package loopbook.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** The keys of a name: {@code a.b} is two, {@code a.["b.c"]} is two as well. */
    public static List<String> path(String name) {
        List<String> keys = new ArrayList<>();
        int at = 0;
        while (at <= name.length()) {
            int close = name.startsWith("[\"", at) ? name.indexOf("\"]", at + 2) : -1;
            while (close >= 0 && close + 2 < name.length() && name.charAt(close + 2) != '.') {
                close = name.indexOf("\"]", close + 1);
            }
            if (close >= 0) {
                keys.add(name.substring(at + 2, close));
                at = close + 3;
            } else {
                int dot = name.indexOf('.', at);
                int end = dot < 0 ? name.length() : dot;
                keys.add(name.substring(at, end));
                at = end + 1;
            }
        }
        return keys;
    }

    /** So many of these things, which are named in the plural: {@code 1 item}, {@code 2 items}, {@code 1 ontology}. */
    public static String counted(long count, String things) {
        String thing =
                things.endsWith("ies") ? things.substring(0, things.length() - 3) + "y" : things.replaceFirst("s$", "");
        return count + " " + (count == 1 ? thing : things);
    }

    /**
     * What this is a slip of: one letter more, less or another, two of a longer name, or the same letters in another order.
     * Names of one or two letters are a slip of nothing.
     */
    public static Optional<String> slipOf(String wanted, Collection<String> names) {
        int most = wanted.length() < 5 ? 1 : 2;
        return wanted.length() < 3 || names.contains(wanted)
                ? Optional.empty()
                : names.stream()
                        .filter(name -> distance(wanted, name) <= most
                                || letters(wanted).equals(letters(name)))
                        .min(Comparator.comparingInt(name -> distance(wanted, name)));
    }

    private static String letters(String word) {
        char[] letters = word.toLowerCase(Locale.ROOT).toCharArray();
        Arrays.sort(letters);
        return new String(letters);
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
