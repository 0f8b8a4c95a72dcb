package loopbook.tables;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import loopbook.client.Annotation;
import loopbook.client.Annotations;
import loopbook.client.Assignments;
import loopbook.client.Commands;
import loopbook.client.Dataset;
import loopbook.client.Datasets;
import loopbook.client.Entity;
import loopbook.client.Item;
import loopbook.client.Items;
import loopbook.client.Label;
import loopbook.client.Listing;
import loopbook.client.Ontologies;
import loopbook.client.Ontology;
import loopbook.client.Project;
import loopbook.client.Projects;
import loopbook.client.Recipe;
import loopbook.client.Recipes;
import loopbook.client.Task;
import loopbook.client.Tasks;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code table(...)} was given, as rows of JSON of one kind. The pages are to be closed. */
record Rows(Layout layout, Stream<List<ObjectNode>> pages) {
    private static final JsonMapper AS_DECLARED = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static Rows of(Object source) {
        if (source instanceof Listing<?> listing) {
            return new Rows(Layout.of(listing.resource().name().toLowerCase(Locale.ROOT)), listing.rawPages());
        }
        Listing<?> listing = listing(source);
        if (listing != null) {
            return of(listing);
        }
        if (source instanceof Ontology ontology) {
            return ofAll(ontology.labels(), "labels");
        }
        if (source instanceof Task task) {
            return TaskRows.of(task);
        }
        if (source instanceof Iterable<?> things) {
            return ofAll(things, "rows");
        }
        if (source instanceof Recipe recipe) {
            return ofAll(recipe.ontology().labels(), "labels");
        }
        if (source instanceof Entity || source instanceof Map<?, ?> || source instanceof Record) {
            return ofAll(List.of(source), "rows");
        }
        throw new IllegalArgumentException(
                "Cannot make a table of " + source.getClass().getTypeName()
                        + ": it takes a listing, a list of entities, labels, maps, records or JSON objects, projects, "
                        + "a project (its datasets), a dataset (its items), an item (its annotations), a task (its items), "
                        + "an ontology or a recipe (the labels), commands, or any other entity. What lists is given as its listing: "
                        + "table(x.list())");
    }

    /** What a collection lists, or what an entity holds. */
    private static @Nullable Listing<?> listing(Object source) {
        if (source instanceof Projects projects) {
            return projects.list();
        }
        if (source instanceof Datasets datasets) {
            return datasets.list();
        }
        if (source instanceof Items items) {
            return items.list();
        }
        if (source instanceof Annotations annotations) {
            return annotations.list();
        }
        if (source instanceof Recipes recipes) {
            return recipes.list();
        }
        if (source instanceof Ontologies ontologies) {
            return ontologies.list();
        }
        if (source instanceof Tasks tasks) {
            return tasks.list();
        }
        if (source instanceof Assignments assignments) {
            return assignments.list();
        }
        if (source instanceof Commands commands) {
            return commands.list();
        }
        if (source instanceof Project project) {
            return project.datasets().list();
        }
        if (source instanceof Dataset dataset) {
            return dataset.items().list();
        }
        return source instanceof Item item ? item.annotations().list() : null;
    }

    /** @param otherwise what rows there would be, were there any */
    private static Rows ofAll(Iterable<?> things, String otherwise) {
        List<ObjectNode> rows = new ArrayList<>();
        String kind = "";
        for (Object thing : things) {
            String own = kind(thing);
            if (!kind.isEmpty() && !own.equals(kind)) {
                throw new IllegalArgumentException(
                        "A table has rows of one kind, but the list has " + kind + " and " + own);
            }
            kind = own;
            add(thing, rows);
        }
        return new Rows(
                kind.equals("records") ? declared(rows) : Layout.of(kind.isEmpty() ? otherwise : kind),
                Stream.of(rows));
    }

    /** Those of the records together: each has a column, in the order of their declaration, also where all are null. */
    private static Layout declared(List<ObjectNode> records) {
        Set<String> names = new LinkedHashSet<>();
        records.forEach(record -> names.addAll(record.propertyNames()));
        return Layout.rows(List.copyOf(names));
    }

    /** The word for what a thing is: lists of one kind have one layout. */
    private static String kind(Object thing) {
        if (thing instanceof Item) {
            return "items";
        }
        if (thing instanceof Annotation) {
            return "annotations";
        }
        if (thing instanceof Label) {
            return "labels";
        }
        if (thing instanceof Record) {
            return "records";
        }
        return thing instanceof Entity ? thing.getClass().getSimpleName().toLowerCase(Locale.ROOT) + "s" : "rows";
    }

    private static void add(Object thing, List<ObjectNode> rows) {
        if (thing instanceof Entity entity) {
            rows.add(entity.json());
        } else if (thing instanceof ObjectNode json) {
            rows.add(json);
        } else if (thing instanceof Map<?, ?> || thing instanceof Record) {
            rows.add(AS_DECLARED.valueToTree(thing));
        } else if (thing instanceof Label label) {
            addLabel(label, "", rows);
        } else {
            throw new IllegalArgumentException(
                    "A row of a table is an entity, a label, a map, a record or a JSON object, but the list has "
                            + thing);
        }
    }

    /** The label by its full name, then those below it. */
    private static void addLabel(Label label, String parent, List<ObjectNode> rows) {
        String name = parent.isEmpty() ? label.name() : parent + "." + label.name();
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("label", name);
        label.displayLabel().ifPresent(display -> row.put("display", display));
        label.color().ifPresent(color -> row.put("color", color.toString()));
        if (!parent.isEmpty()) {
            row.put("parent", parent);
        }
        rows.add(row);
        label.children().forEach(child -> addLabel(child, name, rows));
    }
}
