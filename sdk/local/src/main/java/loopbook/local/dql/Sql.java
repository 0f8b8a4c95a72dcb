package loopbook.local.dql;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL and the values of its question marks, in their order.
 *
 * @param binds {@link String}, {@link Long} and {@link Double} only
 */
public record Sql(String text, List<Object> binds) {
    static final Sql TRUE = new Sql("1", List.of());
    static final Sql FALSE = new Sql("0", List.of());

    /** Keeps its own copy of the values. */
    public Sql {
        binds = List.copyOf(binds);
    }

    /** Constant text: never a name or a value out of a query. */
    static Sql text(String text) {
        return new Sql(text, List.of());
    }

    static Sql value(Object value) {
        return new Sql("?", List.of(value));
    }

    /** Glues texts and pieces together. */
    static Sql of(Object... parts) {
        StringBuilder text = new StringBuilder();
        List<Object> binds = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Sql sql) {
                text.append(sql.text);
                binds.addAll(sql.binds);
            } else {
                text.append(part);
            }
        }
        return new Sql(text.toString(), binds);
    }

    static Sql list(List<Sql> parts) {
        List<Object> glued = new ArrayList<>();
        for (Sql part : parts) {
            if (!glued.isEmpty()) {
                glued.add(", ");
            }
            glued.add(part);
        }
        return of(glued.toArray());
    }

    static Sql all(List<Sql> parts) {
        return parts.contains(FALSE) ? FALSE : tree(without(parts, TRUE), " AND ", TRUE);
    }

    static Sql any(List<Sql> parts) {
        return parts.contains(TRUE) ? TRUE : tree(without(parts, FALSE), " OR ", FALSE);
    }

    /** Unknown (a missing column) counts as false, so that the opposite of nothing is everything. */
    Sql not() {
        if (equals(TRUE)) {
            return FALSE;
        }
        return equals(FALSE) ? TRUE : of("(", this, ") IS NOT TRUE");
    }

    private static List<Sql> without(List<Sql> parts, Sql neutral) {
        return parts.stream().filter(part -> !part.equals(neutral)).toList();
    }

    /** A balanced tree: SQLite takes 1000 conditions, but no expression 1000 levels deep. */
    private static Sql tree(List<Sql> parts, String operator, Sql empty) {
        if (parts.isEmpty()) {
            return empty;
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int middle = parts.size() / 2;
        Sql left = tree(parts.subList(0, middle), operator, empty);
        Sql right = tree(parts.subList(middle, parts.size()), operator, empty);
        return of("(", left, operator, right, ")");
    }
}
