package loopbook.wire;

import loopbook.client.Bound;
import loopbook.client.Ontologies;
import loopbook.client.Ontology;
import loopbook.client.OntologyOptions;
import loopbook.client.Project;
import loopbook.client.RecipeOptions;
import loopbook.client.Recipes;
import loopbook.filters.Resource;
import tools.jackson.databind.JsonNode;

/** {@code recipes.*} and {@code recipe.*}. */
final class RecipeCalls {
    private RecipeCalls() {}

    static void in(Calls calls) {
        calls.add("recipes.create", c -> c.recipes().create(o -> options(c, o)));
        calls.add("recipes.get", c -> c.recipes().byId(c.text("recipeId")));
        calls.add("recipes.list", RecipeCalls::list);
        calls.add("recipes.update recipe.update", c -> held(c).update(r -> {
            var change = r;
            for (var field : c.arg("set").properties()) {
                change = change.set(field.getKey(), field.getValue());
            }
            return c.flag("systemMetadata") ? change.systemMetadata() : change;
        }));
        calls.add("recipes.delete recipe.delete", c -> {
            if (c.flag("force")) {
                c.recipes().deleteAnyway(id(c));
            } else {
                c.recipes().delete(id(c));
            }
            return true;
        });
        calls.add("recipes.clone recipe.clone", c -> c.recipes().clone(id(c), c.flag("shallow")));
        calls.add("recipes.open_in_web recipe.open_in_web", c -> new Opened(held(c).openInWeb()));
        calls.add("recipe.get_annotation_template_id", c -> held(c).annotationTemplateId(c.text("templateName")));
        calls.add("recipe.add_instruction", c -> held(c).addInstruction(c.file(c.text("annotationInstructionFile"))));
        calls.add("recipe.upload_annotations_verification_file", c -> held(c).uploadAnnotationsVerificationFile(
                        c.file(c.text("localPath")), c.flag("overwrite")));
        calls.add("dataset.switch_recipe", c -> DatasetCalls.named(c)
                .switchRecipe(Bound.recipe(
                        c.held("recipe", c.has("recipeId") ? c.text("recipeId") : c.text("recipe")), c.dl())));
    }

    private static String id(Case c) {
        String id = c.has("recipe") ? c.text("recipe") : c.text("recipeId");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("Which recipe?");
        }
        return id;
    }

    private static loopbook.client.Recipe held(Case c) {
        var json = c.held("recipe", c.has("recipe") || c.has("recipeId") ? id(c) : only(c));
        if (!json.has("projectIds")) {
            json.putArray("projectIds").add(c.context("project"));
        }
        return Bound.recipe(json, c.dl());
    }

    /** The only recipe in hand. */
    private static String only(Case c) {
        return c.recorded().path("inHand").propertyNames().stream()
                .filter(key -> key.startsWith("recipe:"))
                .map(key -> key.substring("recipe:".length()))
                .findFirst()
                .orElse("65e1a0b2c3d4e5f6000000a1");
    }

    private static Object list(Case c) {
        Recipes recipes = c.recipes();
        if (c.has("filters")) {
            Recipe filters = c.filters("filters", Resource.RECIPES);
            if (filters.resource() != Resource.RECIPES) {
                throw new IllegalArgumentException("A condition says nothing about its resource");
            }
            return Paged.of(filters.apply(recipes.list(filters.condition())), filters.page());
        }
        return c.context("dataset").isEmpty()
                ? Paged.of(recipes.list(), 0)
                : recipes.list().toList();
    }

    private static RecipeOptions options(Case c, RecipeOptions standard) {
        RecipeOptions options = standard;
        if (c.has("recipeName")) {
            options = options.title(c.text("recipeName"));
        }
        if (c.has("projectIds")) {
            options = options.projects(projects(c));
        }
        if (c.has("ontologyIds")) {
            options = options.ontologies(ontologies(c));
        }
        if (c.has("annotationInstructionFile")) {
            options = options.instruction(c.file(c.text("annotationInstructionFile")));
        }
        return options.ontology(o -> filled(c, o));
    }

    /** The arguments of {@code ontologies.create}. */
    static OntologyOptions ontology(Case c, OntologyOptions standard) {
        OntologyOptions options = filled(c, standard);
        if (c.has("title")) {
            options = options.title(c.text("title"));
        }
        return c.has("projectIds") ? options.projects(projects(c)) : options;
    }

    private static OntologyOptions filled(Case c, OntologyOptions standard) {
        OntologyOptions options = standard;
        JsonNode labels = c.arg("labels");
        if (labels.isContainer() && !labels.isEmpty()) {
            options = options.roots(Ontologies.labelsToRoots(unwrapped(labels)));
        }
        return c.has("attributes") ? options.attributes(c.texts("attributes").toArray(String[]::new)) : options;
    }

    /** Labels that the caller made stand in the list as such. */
    static Object unwrapped(JsonNode labels) {
        return labels.isArray()
                ? labels.valueStream()
                        .map(told -> told.has("label") ? (Object) LabelCalls.entity(told.path("label")) : told)
                        .toList()
                : labels;
    }

    private static Project[] projects(Case c) {
        return c.texts("projectIds").stream()
                .map(id -> Bound.project(c.held("project", id), c.dl()))
                .toArray(Project[]::new);
    }

    /** The ontologies named by their ids. */
    static Ontology[] ontologies(Case c) {
        return c.texts("ontologyIds").stream()
                .map(id -> Bound.ontology(c.held("ontology", id), c.dl()))
                .toArray(Ontology[]::new);
    }
}
