package loopbook.local.dql;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with stars. In a path, {@code *} stays within one folder and {@code **} does not; elsewhere both stand for any signs.
 *
 * @param path the text is matched against a path
 */
record Glob(String pattern, boolean path) {
    private static final int MOST_STARS = 16;

    static Glob of(String pattern, Field field) {
        if (pattern.replaceAll("\\*+", "*").chars().filter(c -> c == '*').count() > MOST_STARS) {
            throw new BadQuery(
                    "the pattern of \"" + field.name() + "\" has more than " + MOST_STARS + " stars: " + pattern);
        }
        boolean below = field.name().equals("dir") && pattern.endsWith("/*");
        String stars = (below ? pattern + "*" : pattern).replaceAll("\\*{2,}", "**");
        // Any number of folders, twice in a row, is any number of folders.
        return isPath(field) ? new Glob(stars.replaceAll("(/\\*\\*)+/", "/**/"), true) : new Glob(stars, false);
    }

    private static boolean isPath(Field field) {
        return field.name().equals("dir") || field.name().equals("filename");
    }

    Sql sql(Value value) {
        List<Sql> all = new ArrayList<>();
        if (value.ordered()) {
            all.add(prefix(value.sql()));
        }
        all.add(Sql.of(value.sql(), " GLOB ", Sql.value(loose())));
        if (path && !onlyDeep()) {
            all.add(
                    onlyShallow()
                            ? sameSlashes(value.sql())
                            : Sql.of(PathGlob.FUNCTION + "(", Sql.value(pattern), ", ", value.sql(), ")"));
        }
        return Sql.all(all);
    }

    /** SQLite's pattern that finds at least what this one finds: its star crosses slashes, and it knows more signs. */
    private String loose() {
        return pattern.replace("[", "[[]")
                .replace("?", "[?]")
                .replace("/**/", path ? "/*" : "/**/")
                .replaceAll("\\*+", "*");
    }

    private boolean onlyDeep() {
        return !pattern.contains("/**/") && !pattern.replace("**", "").contains("*");
    }

    private boolean onlyShallow() {
        return !pattern.contains("**");
    }

    /** With as many slashes as the pattern has, no star can have swallowed one. */
    private Sql sameSlashes(Sql value) {
        long slashes = pattern.chars().filter(c -> c == '/').count();
        return Sql.of("length(", value, ") - length(replace(", value, ", '/', '')) = ", Sql.value(slashes));
    }

    /** The texts that begin as the pattern does: a range, which an index gives quickly. */
    private Sql prefix(Sql value) {
        String start = pattern.substring(0, pattern.indexOf('*'));
        if (start.isEmpty() || start.charAt(start.length() - 1) >= Character.MIN_SURROGATE - 1) {
            return Sql.TRUE;
        }
        String end = start.substring(0, start.length() - 1) + (char) (start.charAt(start.length() - 1) + 1);
        return Sql.of("(", value, " >= ", Sql.value(start), " AND ", value, " < ", Sql.value(end), ")");
    }
}
