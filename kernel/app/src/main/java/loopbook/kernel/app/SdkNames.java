package loopbook.kernel.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Datasets;
import loopbook.client.Drivers;
import loopbook.client.Item;
import loopbook.client.Items;
import loopbook.client.Organizations;
import loopbook.client.Project;
import loopbook.client.Projects;
import loopbook.client.Task;
import loopbook.client.Tasks;
import loopbook.kernel.engine.Names;
import loopbook.kernel.engine.StringCall;

/**
 * The platform's own names inside strings: projects, datasets, items, tasks, labels, fields, people. Off with {@code
 * LOOPBOOK_COMPLETE_NAMES=off} in the environment of the kernel.
 */
final class SdkNames implements Names {
    private static final Set<String> BY_NAME = Set.of("get", "find", "byName", "delete", "list", "download");
    private static final Set<String> LABELLED = Set.of(
            "label",
            "addLabel",
            "deleteLabels",
            "box",
            "point",
            "polygon",
            "polyline",
            "ellipse",
            "classification",
            "mask",
            "pose");
    private static final Set<String> PEOPLE = Set.of("assignees", "allowedAssignees", "updateMember", "removeMember");
    private static final int MOST_DATASETS = 5;

    private final NamesKept kept = new NamesKept();

    /** As the environment wants it. */
    static Names of(Map<String, String> environment) {
        String wish = environment.getOrDefault("LOOPBOOK_COMPLETE_NAMES", "on").toLowerCase(Locale.ROOT);
        return Set.of("off", "false", "0", "no").contains(wish) ? Names.none() : new SdkNames();
    }

    @Override
    public List<String> of(StringCall call, Map<String, Object> variables) {
        Optional<Object> target = receiver(call, variables);
        String method = call.method();
        if (BY_NAME.contains(method)) {
            return target.map(t -> names(t, call.begun())).orElse(List.of());
        } else if (isLabel(call)) {
            return datasets(call, variables)
                    .flatMap(kept::labels)
                    .distinct()
                    .sorted()
                    .toList();
        } else if (method.equals("where") || method.equals("sort")) {
            return Stream.concat(SdkFields.all(), datasets(call, variables).flatMap(kept::metadata))
                    .distinct()
                    .toList();
        } else if (method.equals("filename") || method.equals("dir") || method.equals("remotePath")) {
            return datasets(call, variables)
                    .flatMap(dataset -> paths(dataset.items().names(call.begun()), method))
                    .distinct()
                    .toList();
        } else if (PEOPLE.contains(method)) {
            return project(call, variables).map(kept::people).orElse(List.of());
        }
        return List.of();
    }

    /** The first argument of a shape or a change of labels, and each of {@code label("Cat", "Dog")}. */
    private static boolean isLabel(StringCall call) {
        boolean first = call.argument() == 0 && LABELLED.contains(call.method());
        return first || (call.method().equals("label") && call.receiver().isEmpty());
    }

    private static Stream<String> paths(List<String> items, String method) {
        return method.equals("filename")
                ? items.stream()
                : items.stream().map(path -> path.substring(0, Math.max(1, path.lastIndexOf('/'))));
    }

    private static List<String> names(Object of, String begun) {
        if (of instanceof Projects projects) {
            return projects.names(begun);
        } else if (of instanceof Datasets datasets) {
            return datasets.names(begun);
        } else if (of instanceof Items items) {
            return items.names(begun);
        } else if (of instanceof Tasks tasks) {
            return tasks.names(begun);
        } else if (of instanceof Drivers drivers) {
            return drivers.names(begun);
        } else if (of instanceof Organizations organizations) {
            return organizations.names(begun);
        }
        return List.of();
    }

    /** What the method is called on, if it can be known without running code of the user. */
    private Optional<Object> receiver(StringCall call, Map<String, Object> variables) {
        List<Object> way = way(call, variables);
        return way.size() == call.receiver().size() && !way.isEmpty()
                ? Optional.of(way.get(way.size() - 1))
                : Optional.empty();
    }

    /** The values that the steps before the method give, as far as they are known. */
    private List<Object> way(StringCall call, Map<String, Object> variables) {
        List<Object> way = new ArrayList<>();
        for (StringCall.Step step : call.receiver()) {
            Object last = way.isEmpty() ? null : way.get(way.size() - 1);
            Object next = last == null && !step.call() ? variables.get(step.name()) : kept.step(last, step);
            if (next == null) {
                return way;
            }
            way.add(next);
        }
        return way;
    }

    /** The datasets that this is likely to be about: of the expression, or else of the session. */
    private Stream<Dataset> datasets(StringCall call, Map<String, Object> variables) {
        for (Optional<StringCall> at = Optional.of(call);
                at.isPresent();
                at = at.get().around()) {
            List<Dataset> found = way(at.get(), variables).stream()
                    .flatMap(value -> dataset(value).stream())
                    .toList();
            if (!found.isEmpty()) {
                return Stream.of(found.get(found.size() - 1));
            }
        }
        return variables.values().stream()
                .flatMap(value -> dataset(value).stream())
                .distinct()
                .limit(MOST_DATASETS);
    }

    private Optional<Dataset> dataset(Object value) {
        if (value instanceof Dataset dataset) {
            return Optional.of(dataset);
        }
        return value instanceof Item item ? Optional.of(kept.dataset(item)) : Optional.empty();
    }

    private Optional<Project> project(StringCall call, Map<String, Object> variables) {
        Stream<Object> known = Stream.concat(
                call.around().stream().flatMap(outer -> way(outer, variables).stream()), variables.values().stream());
        return Stream.concat(way(call, variables).stream(), known)
                .flatMap(value -> projectOf(value).stream())
                .findFirst();
    }

    private Optional<Project> projectOf(Object value) {
        if (value instanceof Project project) {
            return Optional.of(project);
        } else if (value instanceof Dataset dataset) {
            return Optional.of(kept.project(dataset, dataset::project));
        }
        return value instanceof Task task ? Optional.of(kept.project(task, task::project)) : Optional.empty();
    }

    /** The doors that a session begins with. */
    static Optional<Object> door(Dataloop dl, String name) {
        return switch (name) {
            case "projects" -> Optional.of(dl.projects());
            case "datasets" -> Optional.of(dl.datasets());
            case "organizations" -> Optional.of(dl.organizations());
            default -> Optional.empty();
        };
    }
}
