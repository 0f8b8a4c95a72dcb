package loopbook.reports;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.charts.Charts;
import loopbook.client.Annotation;
import loopbook.client.Dataset;
import loopbook.client.Names;
import loopbook.client.Project;
import loopbook.client.Shown;
import loopbook.client.Task;
import loopbook.errors.NotFound;
import loopbook.filters.Conditions;
import loopbook.shapes.Colour;
import loopbook.tables.Tables;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What there is, and how far the work has come: a set of findings by name, each a table with a chart one call further.
 * Everything is read once, when the statistics are made.
 */
public final class Statistics implements Shown {
    private static final int AT_ONCE = 200;

    private final String of;
    private final Map<String, Finding> findings;

    private Statistics(String of, Map<String, Finding> findings) {
        this.of = of;
        this.findings = findings;
    }

    /** Of a dataset: labels, types, annotators, days, objects, attributes, sizes, positions, pairs, subsets, empty. */
    public static Statistics of(Dataset dataset) {
        Table items = Tables.table(dataset);
        Table annotations = Tables.table(dataset.annotations());
        Contents contents = new Contents(items, annotations, colours(dataset), ZoneId.systemDefault());
        return new Statistics("Dataset " + dataset.name(), contents.findings());
    }

    /** Of a task: {@code progress} by status and assignee, then the same as of a dataset, for its items only. */
    public static Statistics of(Task task) {
        Table items = Tables.table(task);
        Dataset dataset = task.dataset();
        Table annotations = annotations(dataset, items.stringColumn("id").asList());
        Map<String, Finding> all = new LinkedHashMap<>();
        String title = "Items by assignee and status";
        all.put(
                "progress",
                new Finding(
                        title,
                        Counting.of(items, "assignee", "status"),
                        t -> Charts.stacked(t, "assignee", "status", "count", o -> o.title(title))));
        all.putAll(new Contents(items, annotations, colours(dataset), ZoneId.systemDefault()).findings());
        return new Statistics("Task " + task.name(), all);
    }

    private static Table annotations(Dataset dataset, List<String> itemIds) {
        List<Annotation> all = new ArrayList<>();
        for (int from = 0; from < itemIds.size(); from += AT_ONCE) {
            List<String> some = itemIds.subList(from, Math.min(itemIds.size(), from + AT_ONCE));
            dataset.annotations().list(Conditions.where("itemId").in(some)).forEach(all::add);
        }
        // An empty listing still has its columns; an empty list has none.
        return Tables.table(all.isEmpty() ? dataset.annotations().list().limit(0) : all);
    }

    /** Of a project: its {@code datasets}, its {@code tasks} by status of their items, and {@code labels} by dataset. */
    public static Statistics of(Project project) {
        Table datasets = Tables.table(project, o -> o.columns("name", "itemsCount", "annotationsCount", "createdAt"));
        Map<String, Finding> all = new LinkedHashMap<>();
        all.put(
                "datasets",
                new Finding("Datasets", datasets, t -> Charts.bar(t, "name", "itemsCount", o -> o.title("Items"))));
        all.put("tasks", tasks(project));
        all.put("labels", labels(project));
        return new Statistics("Project " + project.name(), all);
    }

    private static Finding tasks(Project project) {
        StringColumn task = StringColumn.create("task");
        StringColumn status = StringColumn.create("status");
        IntColumn items = IntColumn.create("items");
        for (Task each : project.tasks().list()) {
            int rest = each.totalItems();
            for (Map.Entry<String, Integer> one : each.itemStatus().entrySet()) {
                rest -= one.getValue();
                task.append(each.name());
                status.append(one.getKey());
                items.append(one.getValue());
            }
            if (rest > 0 || each.itemStatus().isEmpty()) {
                task.append(each.name());
                status.append(Counting.NONE);
                items.append(Math.max(0, rest));
            }
        }
        String title = "Items of tasks by status";
        return new Finding(
                title,
                Table.create(title, task, status, items),
                t -> Charts.stacked(t, "task", "status", "items", o -> o.title(title)));
    }

    private static Finding labels(Project project) {
        StringColumn dataset = StringColumn.create("dataset");
        StringColumn label = StringColumn.create("label");
        IntColumn count = IntColumn.create("annotations");
        for (Dataset each : project.datasets().list()) {
            each.labelCounts().forEach((name, n) -> {
                dataset.append(each.name());
                label.append(name);
                count.append(Math.toIntExact(n));
            });
        }
        String title = "Annotations by dataset and label";
        return new Finding(
                title,
                Table.create(title, dataset, label, count),
                t -> Charts.stacked(t, "dataset", "label", "annotations", o -> o.title(title)));
    }

    private static Map<String, Colour> colours(Dataset dataset) {
        try {
            return dataset.colors();
        } catch (NotFound noRecipe) {
            return Map.of();
        }
    }

    /** The names of the findings. */
    public List<String> names() {
        return List.copyOf(findings.keySet());
    }

    /**
     * The finding of this name, such as {@code labels}.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    public Finding get(String name) {
        Finding finding = findings.get(name);
        if (finding == null) {
            String near = Names.slipOf(name, names())
                    .map(one -> ": did you mean \"" + one + "\"? There are ")
                    .orElse("; there are ");
            throw new IllegalArgumentException("There is no finding \"" + name + "\"" + near + names());
        }
        return finding;
    }

    @Override
    public String html() {
        StringBuilder html = new StringBuilder("<div><strong>" + Shown.escape(of) + "</strong>");
        lines().forEach(line -> html.append("<div>").append(Shown.escape(line)).append("</div>"));
        Finding first = findings.values().iterator().next();
        return html.append(first.html()).append("</div>").toString();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        findings.forEach((name, finding) -> lines.add("get(\"" + name + "\"): " + finding.title() + ", "
                + Names.counted(finding.table().rowCount(), "rows")));
        return lines;
    }

    /** What there is to get, and the first finding. */
    @Override
    public String toString() {
        Finding first = findings.values().iterator().next();
        return of + "\n  " + String.join("\n  ", lines()) + "\n\n" + first;
    }
}
