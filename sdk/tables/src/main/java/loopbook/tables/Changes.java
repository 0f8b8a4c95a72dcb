package loopbook.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import loopbook.client.Dataset;
import loopbook.client.Shown;
import loopbook.errors.Interrupted;
import loopbook.errors.NotFound;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.http.Progress;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.JsonNode;

/**
 * What rows of a table would change on the platform: a plan that prints itself, and that {@link #apply()} carries out.
 * Each row says by {@code id} what it is about. Written are columns {@code metadata.user.…} of items and of annotations,
 * and {@code label}, {@code description} and {@code attr.…} of annotations. Other columns and missing values change
 * nothing; what is the same already is not written again.
 */
public final class Changes implements Shown {
    private static final int AT_ONCE = 200;

    private final List<Planned> planned;

    private Changes(List<Planned> planned) {
        this.planned = planned;
    }

    /** New values by the names of their columns, and what is there now. */
    private record Planned(Target target, Map<String, Object> values) {}

    static Changes ofItems(Dataset dataset, Table table) {
        return plan(table, condition -> {
            Map<String, Target> found = new LinkedHashMap<>();
            dataset.items().list(condition).forEach(item -> found.put(item.id(), new Target.OfItem(item)));
            return found;
        });
    }

    static Changes ofAnnotations(Dataset dataset, Table table) {
        return plan(table, condition -> {
            Map<String, Target> found = new LinkedHashMap<>();
            dataset.annotations().list(condition).forEach(each -> found.put(each.id(), new Target.OfAnnotation(each)));
            return found;
        });
    }

    private static Changes plan(Table table, Function<Condition, Map<String, Target>> reading) {
        StringColumn ids = (StringColumn) Counts.column(table, "id");
        List<Planned> planned = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            int to = Math.min(ids.size(), from + AT_ONCE);
            List<String> some = ids.asList().subList(from, to);
            Map<String, Target> targets = reading.apply(Conditions.where("id").in(some));
            for (int row = from; row < to; row++) {
                Target target = targets.get(ids.get(row));
                if (target == null) {
                    throw new NotFound("Row " + row + " is about id \"" + ids.get(row) + "\", which is not there");
                }
                Map<String, Object> values = values(target, table, row);
                if (!values.isEmpty()) {
                    planned.add(new Planned(target, values));
                }
            }
        }
        return new Changes(List.copyOf(planned));
    }

    private static Map<String, Object> values(Target target, Table table, int row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Column<?> column : table.columns()) {
            if (target.takes(column.name()) && !column.isMissing(row)) {
                Object value = column.get(row);
                JsonNode now = target.now(column.name());
                if (Values.missing(now) || !Values.text(now).equals(Excerpt.word(value))) {
                    values.put(column.name(), value);
                }
            }
        }
        return values;
    }

    /** How many items or annotations would be written. */
    public int count() {
        return planned.size();
    }

    /** Every single change: a row each, with what is there now and what would be. */
    public Table table() {
        StringColumn id = StringColumn.create("id");
        StringColumn what = StringColumn.create("what");
        StringColumn column = StringColumn.create("column");
        StringColumn now = StringColumn.create("now");
        StringColumn then = StringColumn.create("then");
        for (Planned one : planned) {
            one.values().forEach((name, value) -> {
                id.append(one.target().json().path("id").asString(""));
                what.append(one.target().name());
                column.append(name);
                JsonNode before = one.target().now(name);
                now.append(Values.missing(before) ? "" : Values.text(before));
                then.append(Excerpt.word(value));
            });
        }
        return Table.create("changes", id, what, column, now, then);
    }

    /**
     * Writes all of it, one request for each item or annotation: {@code PATCH /items/{id}} or {@code PUT
     * /annotations/{id}}. Returns how many were written. The first failure ends it; making the plan again shows what is
     * left to do.
     */
    public int apply() {
        try (Progress progress = Progress.start("Writing changes", planned.size())) {
            for (Planned one : planned) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new Interrupted("Interrupted while writing changes", new InterruptedException());
                }
                one.target().write(one.values());
                progress.add(1);
            }
        }
        return planned.size();
    }

    @Override
    public String html() {
        return "<div><strong>" + Shown.escape(heading()) + "</strong>" + TableHtml.of(table()) + "</div>";
    }

    private String heading() {
        return planned.isEmpty()
                ? "Nothing would change"
                : count() + " would be written by apply(); nothing is written yet";
    }

    /** What would change. */
    @Override
    public String toString() {
        return planned.isEmpty() ? heading() : heading() + "\n" + TableText.of(table());
    }
}
