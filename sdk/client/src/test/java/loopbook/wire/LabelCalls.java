package loopbook.wire;

import java.util.ArrayList;
import java.util.List;
import loopbook.client.Bound;
import loopbook.client.Label;
import loopbook.client.Ontologies;
import loopbook.client.Ontology;
import loopbook.http.Json;
import loopbook.shapes.Colour;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code label.*}, {@code ontologies.*}, {@code ontology.*}, and what datasets do with labels. */
final class LabelCalls {
    private LabelCalls() {}

    static void in(Calls calls) {
        datasets(calls);
        ontologies(calls);
        ontology(calls);
        calls.add("label.colours", c -> {
            Colour colour = Colour.parse(colour(c.arg("color")));
            ObjectNode colours = Json.object();
            colours.putArray("rgb").add(colour.red()).add(colour.green()).add(colour.blue());
            return colours.put("hex", c.text("color").startsWith("#") ? c.text("color") : colour.hex());
        });
    }

    private static void datasets(Calls calls) {
        calls.add("dataset.labels", c -> roots(DatasetCalls.named(c).labels()));
        calls.add("dataset.labels_flat_dict", c -> DatasetCalls.named(c).labelsFlatDict().keySet().stream()
                .sorted()
                .toList());
        calls.add("dataset.instance_map", c -> DatasetCalls.named(c).instanceMap());
        calls.add("dataset.ontology_ids", c -> DatasetCalls.named(c).ontologyIds());
        calls.add(
                "dataset.add_label",
                c -> roots(DatasetCalls.named(c).ontology().addLabels(label(c)).labels()));
        calls.add("dataset.add_labels", c -> roots(DatasetCalls.named(c).addLabels(labels(c))));
        calls.add(
                "dataset.update_label",
                c -> roots(
                        updated(c, DatasetCalls.named(c).ontology(), label(c)).labels()));
        calls.add(
                "dataset.update_labels",
                c -> roots(
                        updated(c, DatasetCalls.named(c).ontology(), labels(c)).labels()));
        calls.add(
                "dataset.delete_labels",
                c -> roots(
                        DatasetCalls.named(c).deleteLabels(c.texts("labelNames").toArray(String[]::new))));
        calls.add("dataset.update_attributes", c -> DatasetCalls.named(c)
                .updateAttributes(c.text("key"), c.text("title"), a -> AttributeCalls.options(c, a)));
        calls.add("dataset.delete_attributes", c -> DatasetCalls.named(c)
                .deleteAttributes(c.texts("keys").toArray(String[]::new)));
    }

    private static void ontologies(Calls calls) {
        calls.add("ontologies.create", c -> whole(bound(c).create(o -> RecipeCalls.ontology(c, o))));
        calls.add("ontologies.get", c -> whole(c.ontologies().byId(c.text("ontologyId"))));
        calls.add("ontologies.list", c -> {
            List<JsonNode> all = new ArrayList<>();
            bound(c).list().forEach(ontology -> all.add(whole(ontology)));
            return all;
        });
        calls.add(
                "ontologies.update ontology.update",
                c -> whole(held(c).update(o -> {
                    var change = o;
                    for (var field : c.arg("set").properties()) {
                        change = change.set(field.getKey(), field.getValue());
                    }
                    return c.flag("systemMetadata") ? change.systemMetadata() : change;
                })));
        calls.add("ontologies.delete ontology.delete", c -> {
            c.ontologies().delete(id(c));
            return true;
        });
        calls.add("ontologies.labels_to_roots", c -> Ontologies.labelsToRoots(RecipeCalls.unwrapped(c.arg("labels"))));
        calls.add("ontologies.update_attributes ontology.update_attributes", c -> {
            c.ontologies().updateAttributes(id(c), c.text("key"), c.text("title"), a -> AttributeCalls.options(c, a));
            return true;
        });
        calls.add("ontologies.delete_attributes ontology.delete_attributes", c -> {
            c.ontologies().deleteAttributes(id(c), c.texts("keys").toArray(String[]::new));
            return true;
        });
    }

    private static void ontology(Calls calls) {
        calls.add("ontology.add_label", c -> {
            if (c.flag("updateOntology")) {
                return roots(held(c).addLabels(label(c)).labels());
            }
            Label made = detailed(c, Label.decorated(c.text("labelName")));
            held(c).addLabels(made);
            return root(made);
        });
        calls.add("ontology.add_labels", c -> {
            if (c.flag("updateOntology")) {
                return roots(held(c).addLabels(labels(c)).labels());
            }
            List<JsonNode> made = new ArrayList<>();
            for (Label label : decorated(c)) {
                held(c).addLabels(label);
                made.add(root(label));
            }
            return made;
        });
        calls.add("ontology.update_label", c -> {
            if (c.flag("updateOntology")) {
                return roots(updated(c, held(c), label(c)).labels());
            }
            Label made = detailed(c, Label.decorated(c.text("labelName")));
            updated(c, held(c), made);
            return root(made);
        });
        calls.add("ontology.update_labels", c -> {
            if (c.flag("updateOntology")) {
                return roots(updated(c, held(c), labels(c)).labels());
            }
            List<JsonNode> made = new ArrayList<>();
            for (Label label : decorated(c)) {
                updated(c, held(c), label);
                made.add(root(label));
            }
            return made;
        });
        calls.add(
                "ontology.delete_labels",
                c -> roots(held(c).deleteLabels(c.texts("labelNames").toArray(String[]::new))
                        .labels()));
        calls.add("ontology.color_map", c -> {
            ObjectNode map = Json.object();
            held(c).colors().forEach((name, colour) -> map.putArray(name)
                    .add(colour.red())
                    .add(colour.green())
                    .add(colour.blue()));
            return map;
        });
        calls.add("ontology.instance_map", c -> held(c).instanceMap());
        calls.add(
                "ontology.labels_flat_dict",
                c -> held(c).labelsFlatDict().keySet().stream().sorted().toList());
        calls.add("ontology.copy_from", c -> whole(held(c).copyFrom((ObjectNode) c.arg("ontologyJson"))));
    }

    private static String id(Case c) {
        return c.has("ontologyId") ? c.text("ontologyId") : c.text("ontology");
    }

    private static Ontology held(Case c) {
        return Bound.ontology(c.held("ontology"), c.dl());
    }

    private static Ontologies bound(Case c) {
        return Bound.ontologies(
                c.has("projectIds") ? String.join(",", c.texts("projectIds")) : c.context("project"),
                c.context("recipe").isEmpty() ? null : Bound.recipe(c.held("recipe", c.context("recipe")), c.dl()),
                c.context("dataset").isEmpty() ? null : c.dataset(c.context("dataset")),
                c.dl());
    }

    private static Ontology updated(Case c, Ontology ontology, Label... labels) {
        return c.flag("upsert") ? ontology.addLabels(labels) : ontology.updateLabels(labels);
    }

    /** The label that the arguments of {@code add_label} describe. */
    private static Label label(Case c) {
        return detailed(c, Label.plain(c.text("labelName")));
    }

    private static Label detailed(Case c, Label plain) {
        Label label = plain;
        if (c.has("color")) {
            label = label.color(colour(c.arg("color")));
        }
        if (c.has("attributes")) {
            label = label.attributes(c.texts("attributes").toArray(String[]::new));
        }
        if (c.arg("displayLabel").isString()) {
            label = label.displayLabel(c.text("displayLabel"));
        }
        if (c.has("iconPath")) {
            label = label.icon(c.file(c.text("iconPath")));
        }
        for (JsonNode child : c.arg("children")) {
            label = label.children(Label.read(child));
        }
        return label;
    }

    /** The labels of a list as {@code add_label} makes each of them. */
    private static List<Label> decorated(Case c) {
        List<Label> all = new ArrayList<>();
        for (Label label : labels(c)) {
            Label made = Label.decorated(label.name());
            made = label.color().isPresent() ? made.color(label.color().get()) : made;
            made = label.displayLabel().isPresent()
                    ? made.displayLabel(label.displayLabel().get())
                    : made;
            all.add(made.attributes(label.attributes().toArray(String[]::new))
                    .children(label.children().toArray(Label[]::new)));
        }
        return all;
    }

    private static String colour(JsonNode told) {
        return told.isArray()
                ? "rgb(" + told.path(0).asInt() + "," + told.path(1).asInt() + ","
                        + told.path(2).asInt() + ")"
                : told.asString();
    }

    private static Label[] labels(Case c) {
        return c.arg("labelList")
                .valueStream()
                .map(told -> told.isString()
                        ? Label.of(told.asString())
                        : told.has("label") ? entity(told.path("label")) : Label.read(told))
                .toArray(Label[]::new);
    }

    /** The labels of a list, or of a map of names to colours. */
    static List<Label> named(JsonNode told) {
        if (told.isArray()) {
            return told.valueStream()
                    .map(one -> entity(one.has("label") ? one.path("label") : one))
                    .toList();
        }
        if (!told.isMissingNode() && !told.isNull()) {
            throw new IllegalArgumentException("Labels are made by Label.of(…), not of " + told);
        }
        return List.of();
    }

    /** A label that the caller made: name, colour, attributes. */
    static Label entity(JsonNode told) {
        if (!told.isObject()) {
            throw new IllegalArgumentException("A label is made by Label.of(…), not of " + told);
        }
        Label label = Label.of(told.path("tag").asString(""));
        if (told.has("color")) {
            label = label.color(colour(told.path("color")));
        }
        if (told.path("attributes").isArray()) {
            label = label.attributes(told.path("attributes")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toArray(String[]::new));
        }
        if (told.has("displayLabel")) {
            label = label.displayLabel(told.path("displayLabel").asString());
        }
        for (JsonNode child : told.path("children")) {
            label = label.children(entity(child));
        }
        return label;
    }

    private static JsonNode root(Label label) {
        return Ontologies.labelsToRoots(List.of(label)).get(0);
    }

    private static List<JsonNode> roots(List<Label> labels) {
        return labels.stream().map(LabelCalls::root).toList();
    }

    /** An ontology with the second forms of its labels and attributes, which the reference makes. */
    private static JsonNode whole(Ontology ontology) {
        return Bound.whole(ontology);
    }
}
