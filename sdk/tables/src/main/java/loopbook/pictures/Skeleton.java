package loopbook.pictures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import loopbook.client.Annotation;
import loopbook.client.Dataset;
import loopbook.errors.NotFound;
import loopbook.shapes.Point;
import loopbook.shapes.Polyline;
import loopbook.shapes.Pose;
import loopbook.shapes.Shapes;
import loopbook.shapes.Vertex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which points are joined by a line. The points of a pose are annotations whose parent it is, named by their labels. Its
 * template is in the recipe, {@code metadata.system.collectionTemplates[{id, name, order, arcs}]}; {@code arcs} are pairs
 * of names, where the vendor's converter to COCO reads its skeleton. Chains that the user states go before those.
 *
 * @param stated chains of labels
 * @param templates pairs of labels, by the id of the template
 */
record Skeleton(List<List<String>> stated, Map<String, List<List<String>>> templates) {
    /** Asks for the recipe of the dataset only if there is a pose, and nothing is stated. */
    static Skeleton of(List<Annotation> annotations, Supplier<Dataset> dataset, List<List<String>> stated) {
        boolean ask = stated.isEmpty()
                && annotations.stream().anyMatch(one -> one.type().equals("pose"));
        return new Skeleton(stated, ask ? templates(dataset.get()) : Map.of());
    }

    private static Map<String, List<List<String>>> templates(Dataset dataset) {
        ObjectNode recipe;
        try {
            recipe = dataset.recipe().json();
        } catch (NotFound noRecipe) {
            return Map.of();
        }
        Map<String, List<List<String>>> templates = new HashMap<>();
        for (JsonNode template : recipe.path("metadata").path("system").path("collectionTemplates")) {
            List<List<String>> arcs = new ArrayList<>();
            for (JsonNode arc : template.path("arcs")) {
                arcs.add(arc.valueStream().map(name -> name.asString("")).toList());
            }
            templates.put(template.path("id").asString(""), arcs);
        }
        return templates;
    }

    /** The lines of these annotations, each with the name of its pose, or of its first point where there is none. */
    List<Polyline> lines(List<Annotation> annotations, Function<Annotation, String> name) {
        if (stated.isEmpty() && templates.isEmpty()) {
            return List.of();
        }
        Map<String, Annotation> poses = new HashMap<>();
        Map<String, Map<String, Annotation>> points = new LinkedHashMap<>();
        for (Annotation one : annotations) {
            if (one.shape() instanceof Pose) {
                poses.put(one.id(), one);
            } else if (one.shape() instanceof Point) {
                // Without a pose: those of one person's work.
                points.computeIfAbsent(one.parentId().orElse(one.creator()), of -> new HashMap<>())
                        .putIfAbsent(one.label(), one);
            }
        }
        List<Polyline> lines = new ArrayList<>();
        points.forEach((of, named) -> {
            Optional<Annotation> pose = Optional.ofNullable(poses.get(of));
            chains(pose).forEach(chain -> join(chain, named, pose, name, lines));
        });
        return lines;
    }

    private List<List<String>> chains(Optional<Annotation> pose) {
        if (!stated.isEmpty()) {
            return stated;
        }
        return pose.map(one -> templates.getOrDefault(((Pose) one.shape()).templateId(), List.of()))
                .orElse(List.of());
    }

    /** From each point of the chain to the next, where both are there. */
    private static void join(
            List<String> chain,
            Map<String, Annotation> points,
            Optional<Annotation> pose,
            Function<Annotation, String> name,
            List<Polyline> into) {
        for (int i = 1; i < chain.size(); i++) {
            Annotation from = points.get(chain.get(i - 1));
            Annotation to = points.get(chain.get(i));
            if (from != null && to != null) {
                into.add(Shapes.polyline(name.apply(pose.orElse(from)), List.of(vertex(from), vertex(to))));
            }
        }
    }

    private static Vertex vertex(Annotation annotation) {
        Point point = (Point) annotation.shape();
        return new Vertex(point.x(), point.y());
    }
}
