package loopbook.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import loopbook.client.Dataset;
import loopbook.client.Shown;
import loopbook.errors.NotFound;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What rows of a table would change on the platform: a plan that prints itself, and that {@link #apply()} carries out.
 * Where it changes what is there, each row says by {@code id} what it is about; written are columns {@code
 * metadata.user.…} of items and of annotations, and {@code label}, {@code description} and {@code attr.…} of annotations.
 * Where it makes annotations, each row says by {@code itemId} or {@code filename} on which item, and has {@code type} (a
 * box if there is none), {@code label} and a place: {@code left, top, right, bottom} of a box or an ellipse, {@code x, y} of
 * a point, or {@code coordinates} as the wire has them. Other columns and missing values change nothing, and the
 * plan names those columns; what is the same already is not written again. A text in the place of a list becomes a list.
 */
public final class Changes implements Shown {
    private static final int AT_ONCE = 200;

    private final List<Step> steps;
    private final String unwritten;

    private Changes(List<Step> steps, String unwritten) {
        this.steps = List.copyOf(steps);
        this.unwritten = unwritten;
    }

    static Changes ofItems(Dataset dataset, Table table) {
        return plan(table, Writable.ITEMS, condition -> {
            Map<String, Target> found = new LinkedHashMap<>();
            dataset.items().list(condition).forEach(item -> found.put(item.id(), new Target.OfItem(item)));
            return found;
        });
    }

    static Changes ofAnnotations(Dataset dataset, Table table) {
        return plan(table, Writable.ANNOTATIONS, condition -> {
            Map<String, Target> found = new LinkedHashMap<>();
            dataset.annotations().list(condition).forEach(each -> found.put(each.id(), new Target.OfAnnotation(each)));
            return found;
        });
    }

    static Changes ofNewAnnotations(Dataset dataset, Table table) {
        return new Changes(Additions.plan(dataset, table), Writable.NEW_ANNOTATIONS.others(table));
    }

    private static Changes plan(Table table, Writable writable, Function<Condition, Map<String, Target>> reading) {
        StringColumn ids = Counts.texts(table, "id");
        Map<String, Step> steps = new LinkedHashMap<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            int to = Math.min(ids.size(), from + AT_ONCE);
            List<String> some = ids.asList().subList(from, to);
            Map<String, Target> targets = reading.apply(Conditions.where("id").in(some));
            for (int row = from; row < to; row++) {
                Target target = targets.get(ids.get(row));
                if (target == null) {
                    throw new NotFound("Row " + row + " is about id \"" + ids.get(row) + "\", which is not there");
                }
                Map<String, Object> values = writable.values(target, table, row);
                if (!values.isEmpty() && steps.put(target.id(), new Step.Write(target, values)) != null) {
                    throw new IllegalArgumentException("Row " + row + " is about id \"" + ids.get(row)
                            + "\", which another row is about, too: which of them is to stay?");
                }
            }
        }
        return new Changes(List.copyOf(steps.values()), writable.others(table));
    }

    /** How many items or annotations would be written. */
    public int count() {
        return steps.stream().mapToInt(Step::size).sum();
    }

    /** Every single change: a row each, with what is there now and what would be. */
    public Table table() {
        List<Step.Detail> all =
                steps.stream().flatMap(step -> step.details().stream()).toList();
        return Table.create(
                "changes",
                column("id", all, Step.Detail::id),
                column("what", all, Step.Detail::what),
                column("column", all, Step.Detail::column),
                column("now", all, Step.Detail::now),
                column("then", all, Step.Detail::then));
    }

    private static StringColumn column(String name, List<Step.Detail> all, Function<Step.Detail, String> value) {
        return StringColumn.create(name, all.stream().map(value));
    }

    /**
     * Writes all of it, some requests at a time: {@code PATCH /items/{id}} or {@code PUT /annotations/{id}} for each,
     * {@code POST /items/{id}/annotations} for up to 100 new ones of an item. Returns how many were written.
     *
     * @throws loopbook.errors.PartialFailure if some could not be written: its report says which, and the others are.
     *     Making the plan again shows what is left to do
     */
    public int apply() {
        return Applying.apply(steps);
    }

    @Override
    public String html() {
        String left = unwritten.isEmpty() ? "" : "<div>" + Shown.escape(unwritten) + "</div>";
        return "<div><strong>" + Shown.escape(heading()) + "</strong>" + left
                + (steps.isEmpty() ? "" : TableHtml.of(table())) + "</div>";
    }

    private String heading() {
        return steps.isEmpty()
                ? "Nothing would change"
                : count() + " would be written by apply(); nothing is written yet";
    }

    /** What would change, and which columns of the rows are not written. */
    @Override
    public String toString() {
        String head = unwritten.isEmpty() ? heading() : heading() + "\n" + unwritten;
        return steps.isEmpty() ? head : head + "\n" + TableText.of(table());
    }
}
