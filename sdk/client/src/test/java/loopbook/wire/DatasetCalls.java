package loopbook.wire;

import static loopbook.filters.Conditions.where;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import loopbook.client.Bound;
import loopbook.client.CloneOptions;
import loopbook.client.Command;
import loopbook.client.Dataset;
import loopbook.client.DatasetOptions;
import loopbook.client.Datasets;
import loopbook.client.Job;
import loopbook.client.Label;
import loopbook.client.MergeOptions;
import loopbook.client.Project;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import loopbook.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code datasets.*} and {@code dataset.*}, but for annotation files and labels. */
final class DatasetCalls {
    private DatasetCalls() {}

    static void in(Calls calls) {
        calls.add("datasets.list", c -> c.filters("filters", Resource.DATASETS)
                .sorted(c.datasets().list(listed(c))));
        calls.add("datasets.get", DatasetCalls::get);
        calls.add("datasets.checkout dataset.checkout", DatasetCalls::checkout);
        calls.add("datasets._get_binaries_dataset", c -> c.datasets().binaries());
        calls.add("datasets.create", c -> {
            Dataset made = c.datasets().create(c.text("datasetName"), options(c));
            return c.flag("checkout") ? made.checkout() : made;
        });
        calls.add("datasets.update dataset.update", DatasetCalls::update);
        calls.add("datasets.delete dataset.delete", DatasetCalls::delete);
        calls.add("datasets.directory_tree dataset.directory_tree", c -> Json.object()
                .set("dirNames", Json.of(named(c).directoryTree().dirNames())));
        calls.add("datasets.set_readonly dataset.set_readonly", c -> named(c).setReadonly(c.flag("state")));
        calls.add("datasets.unlock dataset.unlock", c -> named(c).unlock());
        calls.add("datasets.open_in_web dataset.open_in_web", c -> new Opened(named(c).openInWeb()));
        commands(calls);
        subsets(calls);
    }

    private static void commands(Calls calls) {
        calls.add("datasets.clone dataset.clone", DatasetCalls::cloned);
        calls.add("datasets.merge", DatasetCalls::merged);
        calls.add("datasets.sync dataset.sync", c -> awaited(c, named(c).sync()));
    }

    private static void subsets(Calls calls) {
        calls.add("datasets.split_ml_subsets dataset.split_ml_subsets", DatasetCalls::split);
        calls.add("datasets.bulk_update_ml_subset", c -> awaited(c, subset(c)));
        calls.add("dataset.assign_subset_to_items", c -> awaited(c, subset(c)));
        calls.add("dataset.remove_subset_from_items", c -> awaited(c, named(c).removeSubsetFromItems(query(c))));
        calls.add("dataset.get_items_missing_ml_subset", c -> {
            List<String> ids = new ArrayList<>();
            named(c).itemsMissingMlSubset(query(c)).forEach(item -> ids.add(item.id()));
            return ids;
        });
    }

    private static Condition listed(Case c) {
        List<Condition> all = new ArrayList<>();
        if (c.has("filters")) {
            Recipe filters = c.filters("filters", Resource.DATASETS);
            if (filters.resource() != Resource.DATASETS) {
                throw new IllegalArgumentException("A condition says nothing about its resource");
            }
            all.add(filters.condition());
        }
        if (c.has("name")) {
            all.add(where("name").eq(c.text("name")));
        }
        if (c.has("creator")) {
            all.add(where("creator").eq(c.text("creator")));
        }
        return Conditions.all(all.toArray(Condition[]::new));
    }

    private static Object get(Case c) {
        if (c.has("fetch") && !c.flag("fetch")) {
            return c.held("dataset", c.has("datasetId") ? c.text("datasetId") : c.text("datasetName"));
        }
        Dataset found = c.has("datasetId")
                ? c.datasets().byId(c.text("datasetId"))
                : c.has("datasetName")
                        ? c.datasets().byName(c.text("datasetName"))
                        : c.datasets().checkedOut();
        return c.flag("checkout") ? found.checkout() : found;
    }

    private static Object checkout(Case c) {
        if (c.has("dataset")) {
            return named(c).checkout();
        }
        if (c.has("datasetName") || c.has("datasetId")) {
            Dataset found = c.has("datasetId")
                    ? c.datasets().byId(c.text("datasetId"))
                    : c.datasets().byName(c.text("datasetName"));
            return found.checkout();
        }
        return c.datasets().checkout(c.text("identifier"));
    }

    /** The dataset that the arguments name, without a request where they hold its id. */
    static Dataset named(Case c) {
        String id = c.has("dataset") ? c.text("dataset") : c.text("datasetId");
        if (id.isEmpty() && c.has("datasetName")) {
            return c.datasets().byName(c.text("datasetName"));
        }
        if (id.isEmpty() && c.context("dataset").isEmpty()) {
            throw new IllegalArgumentException("Which dataset?");
        }
        ObjectNode held = c.held("dataset", id.isEmpty() ? c.context("dataset") : id);
        if (!held.has("projects")) {
            held.putArray("projects").add(c.context("project"));
        }
        return Bound.dataset(held, c.dl());
    }

    private static UnaryOperator<DatasetOptions> options(Case c) {
        return o -> {
            DatasetOptions options = o;
            for (Label label : LabelCalls.named(c.arg("labels"))) {
                options = options.labels(label);
            }
            if (!c.arg("attributes").isEmpty()) {
                options = options.attributes(c.texts("attributes").toArray(String[]::new));
            }
            if (c.has("ontologyIds")) {
                options = options.ontologies(RecipeCalls.ontologies(c));
            }
            if (c.has("recipeId")) {
                options = options.recipe(Bound.recipe(c.held("recipe", c.text("recipeId")), c.dl()));
            }
            return stored(c, options);
        };
    }

    private static DatasetOptions stored(Case c, DatasetOptions options) {
        DatasetOptions more = options;
        if (c.has("driver")) {
            if (!c.arg("driver").isString()) {
                throw new IllegalArgumentException("A driver is a Driver, not " + c.arg("driver"));
            }
            more = more.driverId(c.text("driver"));
        }
        if (c.has("driverId")) {
            more = more.driverId(c.text("driverId"));
        }
        if (c.has("indexDriver")) {
            more = more.indexDriver(c.text("indexDriver"));
        }
        JsonNode days = c.arg("expirationOptions").path("itemMaxDays");
        return days.isNumber() ? more.expireAfterDays(days.asInt()) : more;
    }

    private static Object update(Case c) {
        Dataset dataset = named(c);
        JsonNode changes = c.has("patch") ? c.arg("patch") : c.arg("set");
        Dataset now = dataset.update(d -> {
            var change = d;
            for (var field : (c.has("patch") ? leaves(changes) : changes).properties()) {
                change = change.set(field.getKey(), field.getValue());
            }
            return c.flag("systemMetadata") ? change.systemMetadata() : change;
        });
        // The reference gives back what it was given.
        return c.has("patch") ? dataset : now;
    }

    /** What a patch holds, each by its whole path: all else stays. */
    private static ObjectNode leaves(JsonNode patch) {
        ObjectNode leaves = Json.object();
        patch.properties().forEach(field -> {
            if (field.getValue().isObject() && !field.getValue().isEmpty()) {
                leaves(field.getValue())
                        .properties()
                        .forEach(leaf -> leaves.set(field.getKey() + "." + leaf.getKey(), leaf.getValue()));
            } else {
                leaves.set(field.getKey(), field.getValue());
            }
        });
        return leaves;
    }

    private static Object delete(Case c) {
        if (!c.flag("sure") || !c.flag("really")) {
            throw new IllegalArgumentException("Naming it is the confirmation");
        }
        Datasets datasets = c.datasets();
        datasets.delete(
                c.has("dataset")
                        ? c.text("dataset")
                        : c.has("datasetId") ? c.text("datasetId") : c.text("datasetName"));
        return true;
    }

    private static Object cloned(Case c) {
        if (c.arg("filters").has("notFilters")) {
            throw new IllegalArgumentException("Items are chosen by a Condition");
        }
        UnaryOperator<CloneOptions> options = o -> {
            CloneOptions chosen = o;
            if (c.has("filters")) {
                chosen = chosen.items(ItemsCalls.condition(c));
            }
            if (c.has("targetDirectory")) {
                chosen = chosen.directory(c.text("targetDirectory"));
            }
            if (c.has("dstDatasetId")) {
                chosen = chosen.into(Bound.dataset(c.held("dataset", c.text("dstDatasetId")), c.dl()));
            }
            return chosen.annotations(on(c, "withItemsAnnotations"))
                    .metadata(on(c, "withMetadata"))
                    .taskStatus(on(c, "withTaskAnnotationsStatus"));
        };
        Job<Dataset> job = c.has("cloneName") || !c.has("dstDatasetId")
                ? named(c).clone(c.text("cloneName"), options)
                : named(c).cloneInto(Bound.dataset(c.held("dataset", c.text("dstDatasetId")), c.dl()), options);
        return job.await();
    }

    private static boolean on(Case c, String name) {
        return !c.has(name) || c.flag(name);
    }

    private static Object merged(Case c) {
        List<Dataset> datasets = c.texts("datasetIds").stream().map(c::dataset).toList();
        UnaryOperator<MergeOptions> options = o -> {
            MergeOptions chosen = c.arg("projectIds").isArray()
                    ? o.projects(c.texts("projectIds").stream()
                            .map(id -> project(c, id))
                            .toArray(Project[]::new))
                    : o.project(project(c, c.text("projectIds")));
            return chosen.annotations(on(c, "withItemsAnnotations"))
                    .metadata(on(c, "withMetadata"))
                    .taskStatus(on(c, "withTaskAnnotationsStatus"))
                    .asynced(on(c, "wait"));
        };
        Job<Command> job = c.datasets().merge(c.text("mergeName"), datasets, options);
        return awaited(c, job);
    }

    private static Project project(Case c, String id) {
        return Bound.project(c.held("project", id), c.dl());
    }

    /** True, as the reference has it; without waiting the command as it was ordered. */
    private static Object awaited(Case c, Job<Command> job) {
        return on(c, "wait") ? job.await().succeeded() : job.ordered();
    }

    private static Condition query(Case c) {
        String name = c.has("itemsQuery") ? "itemsQuery" : "filters";
        JsonNode told = c.arg(name);
        if (told.isArray()) {
            ObjectNode recipe = Json.object();
            recipe.set("add", told);
            return new Recipe(recipe, Resource.ITEMS).condition();
        }
        return told.isObject() ? c.filters(name, Resource.ITEMS).condition() : Conditions.all();
    }

    private static Object split(Case c) {
        JsonNode shares = c.has("percentages") ? c.arg("percentages") : c.arg("mlSplitList");
        if (!shares.isObject()) {
            return awaited(c, named(c).splitMlSubsets(query(c), 80, 10, 10));
        }
        return awaited(
                c,
                named(c).splitMlSubsets(
                                query(c), share(shares, "train"), share(shares, "validation"), share(shares, "test")));
    }

    private static int share(JsonNode shares, String name) {
        if (!shares.path(name).isIntegralNumber()) {
            throw new IllegalArgumentException("The share of " + name + " is a whole number");
        }
        return shares.path(name).asInt();
    }

    private static Job<Command> subset(Case c) {
        return c.flag("deleteTag") && !c.arg("subset").isString()
                ? named(c).removeSubsetFromItems(query(c))
                : named(c).assignSubsetToItems(c.text("subset"), query(c));
    }
}
