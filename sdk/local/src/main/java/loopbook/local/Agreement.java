package loopbook.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import loopbook.local.store.AnnotationRow;
import loopbook.local.store.Annotations;
import loopbook.local.store.Entities;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much those who worked on the same item agree, as scores from 0 to 1. Each annotation is compared with the one of the
 * other side that overlaps it most: {@code annotation_iou} is the overlap of the upright boxes around them, {@code
 * annotation_label} whether the labels are the same, {@code annotation_overall} the mean of both, 0 where there is no
 * partner. {@code user_overall} and {@code item_overall} are means of these. The other side are the other assignees; in a
 * qualification or honeypot task those who have no assignment, if they annotated the item: theirs is the right answer.
 */
final class Agreement {
    private static final double LEAST_OVERLAP = 0.1;

    private final Tx tx;
    private final ObjectNode task;
    private final ItemRow item;
    private final String user;

    private Agreement(Tx tx, ObjectNode task, ItemRow item, String user) {
        this.tx = tx;
        this.task = task;
        this.item = item;
        this.user = user;
    }

    /** Keeps the scores of an item that everybody is done with, instead of older ones; only where the task wants scores. */
    static void score(Tx tx, ObjectNode task, ItemRow item, String user) {
        JsonNode system = task.path("metadata").path("system");
        if (system.path("scoring").asBoolean(false) && Quality.of(system).compares()) {
            new Agreement(tx, task, item, user).score();
        }
    }

    private void score() {
        String id = String.valueOf(Json.text(task, "id"));
        tx.update("DELETE FROM entities WHERE kind = 'score' AND name = ? AND dataset = ?", id, item.id());
        Map<String, List<AnnotationRow>> byUser = new LinkedHashMap<>();
        Annotations.of(tx, item.id())
                .forEach(row -> byUser.computeIfAbsent(String.valueOf(row.creator()), name -> new ArrayList<>())
                        .add(row));
        Set<String> assignees = assignees();
        List<Double> all = new ArrayList<>();
        for (String assignee : assignees) {
            List<Double> own = new ArrayList<>();
            for (String other : references(byUser.keySet(), assignees, assignee)) {
                compare(byUser.getOrDefault(assignee, List.of()), byUser.getOrDefault(other, List.of()), other, own);
            }
            if (!own.isEmpty()) {
                keep(assignee, "user_overall", mean(own), context(assignee));
                all.addAll(own);
            }
        }
        if (!all.isEmpty()) {
            keep(item.id(), "item_overall", mean(all), context(null));
        }
    }

    private Set<String> assignees() {
        Set<String> assignees = new HashSet<>();
        ItemRefs refs = ItemRefs.of(item);
        TaskDoc.assignments(task).stream()
                .filter(refs::in)
                .flatMap(id -> Entities.find(tx, AssignmentDoc.KIND, id).stream())
                .forEach(row -> assignees.add(AssignmentDoc.annotator(row)));
        return new TreeSet<>(assignees);
    }

    private List<String> references(Set<String> annotators, Set<String> assignees, String assignee) {
        boolean known = !Quality.of(task.path("metadata").path("system")).type().equals("consensus");
        List<String> strangers =
                annotators.stream().filter(name -> !assignees.contains(name)).toList();
        return known && !strangers.isEmpty()
                ? strangers
                : assignees.stream().filter(name -> !name.equals(assignee)).toList();
    }

    private void compare(List<AnnotationRow> own, List<AnnotationRow> others, String other, List<Double> overall) {
        Map<String, AnnotationRow> free = new HashMap<>();
        others.forEach(row -> free.put(row.id(), row));
        for (AnnotationRow row : own) {
            Partner found = partner(row, free.values());
            AnnotationRow partner = found.row();
            double best = found.overlap();
            ObjectNode context = context(String.valueOf(row.creator())).put("annotationId", row.id());
            double label = 0;
            if (partner != null) {
                free.remove(partner.id());
                label = same(row, partner) ? 1 : 0;
                context.put("relative", partner.id()).put("relativeId", other);
                keep(row.id(), "annotation_iou", best, context);
                keep(row.id(), "annotation_label", label, context);
            }
            double mean = (best + label) / 2;
            keep(row.id(), "annotation_overall", mean, context);
            overall.add(mean);
        }
        // What the other side has and this one has not is a miss of this one.
        free.values().forEach(missed -> overall.add(0.0));
    }

    /** Which annotation of the other side is meant, and by how much it overlaps; null if none does. */
    private record Partner(@Nullable AnnotationRow row, double overlap) {}

    /** The one that overlaps it most; of those that overlap it alike, one with the same label. */
    private static Partner partner(AnnotationRow row, Collection<AnnotationRow> candidates) {
        Extent extent = Extent.of(row);
        AnnotationRow partner = null;
        double best = 0;
        for (AnnotationRow candidate : candidates) {
            double overlap = extent.overlap(Extent.of(candidate));
            boolean better = overlap > best || (overlap == best && partner != null && same(row, candidate));
            if (overlap >= LEAST_OVERLAP && better) {
                partner = candidate;
                best = overlap;
            }
        }
        return new Partner(partner, best);
    }

    private static boolean same(AnnotationRow one, AnnotationRow other) {
        return String.valueOf(one.label()).equals(String.valueOf(other.label()));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private ObjectNode context(@Nullable String assignee) {
        ObjectNode context = Json.object()
                .put("itemId", item.id())
                .put("taskId", Json.text(task, "id"))
                .put("datasetId", item.dataset())
                .put("projectId", Json.text(task, "projectId"));
        if (assignee != null) {
            context.put("userId", assignee);
            AssignmentDoc.of(tx, task, assignee).ifPresent(row -> context.put("assignmentId", row.id()));
        }
        return context;
    }

    private void keep(String entity, String type, double value, ObjectNode context) {
        ObjectNode score =
                Json.object().put("entityId", entity).put("type", type).put("value", value);
        score.set("context", context.deepCopy());
        Scores.insert(tx, score, user);
    }
}
