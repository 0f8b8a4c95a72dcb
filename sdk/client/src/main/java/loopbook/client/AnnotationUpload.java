package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import loopbook.errors.BadRequest;
import loopbook.errors.Interrupted;
import loopbook.errors.PartialFailure;
import loopbook.errors.Report;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Call;
import loopbook.shapes.Mask;
import loopbook.shapes.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts annotations on one item. */
final class AnnotationUpload {
    /** The service takes so many in one request. */
    private static final int BATCH = 100;

    private final Annotations annotations;
    private final Endpoint<Annotation> endpoint;
    private final Item target;
    private final Palette palette;

    AnnotationUpload(Annotations annotations, Endpoint<Annotation> endpoint, Item target, Palette palette) {
        this.annotations = annotations;
        this.endpoint = endpoint;
        this.target = target;
        this.palette = palette;
    }

    private Dataloop dl() {
        return endpoint.dl();
    }

    /** As they are uploaded: masks in the colour of their label, notes by this user. */
    List<ObjectNode> forms(List<Draft> drafts) {
        if (drafts.stream().anyMatch(draft -> draft.moves() || draft.shape() instanceof Mask)) {
            palette.load();
        }
        return drafts.stream().map(this::form).toList();
    }

    private ObjectNode form(Draft draft) {
        Draft finished =
                draft.map(shape -> palette.paint(shape).by(dl().transport().email()));
        String dataset =
                target.find("dataset").orElseGet(() -> dl().transport().base() + "/datasets/" + target.datasetId());
        ObjectNode form = finished.shape().newAnnotation(target.id(), target.datasetId(), dataset);
        return finished.applyTo(form, annotations.fps());
    }

    /** In batches; what comes back is in the same order. */
    List<Annotation> json(List<ObjectNode> forms) {
        List<Annotation> stored = new ArrayList<>();
        for (int from = 0; from < forms.size(); from += BATCH) {
            List<ObjectNode> batch = forms.subList(from, Math.min(forms.size(), from + BATCH));
            try {
                stored.addAll(post(batch));
            } catch (Interrupted e) {
                throw e;
            } catch (RuntimeException e) {
                if (stored.isEmpty()) {
                    throw e;
                }
                throw new PartialFailure(
                        stored.size() + " of " + forms.size() + " annotations are on " + target.filename()
                                + ", the others are not: " + e.getMessage(),
                        new Batches(stored.size(), forms.size(), e));
            }
        }
        return List.copyOf(stored);
    }

    private record Batches(int stored, int wanted, RuntimeException why) implements Report {
        @Override
        public List<Failed> failed() {
            return List.of(new Failed("annotations " + (stored + 1) + " to " + wanted, why));
        }

        @Override
        public String toString() {
            return "annotations 1 to " + stored + ": stored\nannotations " + (stored + 1) + " to " + wanted
                    + ": not stored";
        }
    }

    private List<Annotation> post(List<ObjectNode> batch) {
        ArrayNode body = Trees.array();
        batch.forEach(body::add);
        Call call = Call.post("items", target.id(), "annotations").json(body);
        JsonNode answer = dl().transport().json(target.isPrompts() ? call.header("x-dl-sanitize", "0") : call);
        List<ObjectNode> rows = answer instanceof ObjectNode one ? List.of(one) : Trees.objects(answer);
        if (rows.size() != batch.size()) {
            throw new UnreadableAnswer(
                    batch.size() + " annotations were sent for " + target.filename() + ", and the answer of "
                            + dl().transport().base() + " holds " + rows.size() + "; list them to see what is there",
                    null);
        }
        return rows.stream().map(endpoint::read).toList();
    }

    /** Masks of one label and object become one, also with the one that the item has of them. */
    List<Annotation> merge(List<Draft> drafts) {
        List<Draft> merged = merged(drafts);
        if (merged.stream().noneMatch(draft -> draft.shape() instanceof Mask)) {
            return json(forms(merged));
        }
        palette.load();
        List<Annotation> there = annotations.list(where("type").eq("binary")).toList();
        List<Annotation> changed = new ArrayList<>();
        List<Draft> fresh = new ArrayList<>();
        for (Draft draft : merged) {
            Optional<Annotation> same = same(there, draft);
            same.ifPresentOrElse(old -> changed.add(joined(old, draft)), () -> fresh.add(draft));
        }
        changed.addAll(json(forms(fresh)));
        return List.copyOf(changed);
    }

    private static List<Draft> merged(List<Draft> drafts) {
        List<Draft> merged = new ArrayList<>();
        for (Draft draft : drafts) {
            int same = -1;
            for (int i = 0; i < merged.size() && same < 0; i++) {
                same = isSame(merged.get(i), draft) ? i : -1;
            }
            if (same < 0) {
                merged.add(draft);
            } else {
                Mask more = (Mask) draft.shape();
                merged.set(same, merged.get(same).map(shape -> ((Mask) shape).with(more)));
            }
        }
        return merged;
    }

    private static boolean isSame(Draft one, Draft other) {
        return one.shape() instanceof Mask
                && other.shape() instanceof Mask
                && one.shape().label().equals(other.shape().label())
                && one.first().object().equals(other.first().object());
    }

    private static Optional<Annotation> same(List<Annotation> there, Draft draft) {
        List<Annotation> same = draft.shape() instanceof Mask
                ? there.stream()
                        .filter(old -> old.label().equals(draft.shape().label())
                                && old.objectId().equals(draft.first().object()))
                        .toList()
                : List.of();
        if (same.size() > 1) {
            throw new BadRequest("Multiple annotations with the same label");
        }
        return same.stream().findFirst();
    }

    private Annotation joined(Annotation old, Draft draft) {
        Shape both = old.shape() instanceof Mask before ? before.with((Mask) draft.shape()) : draft.shape();
        return annotations.update(
                old, change -> change.shape(palette.paint(both)).systemMetadata());
    }

    /** Frames in a second of a video; empty for what has no frames. */
    static OptionalDouble fps(Item item) {
        JsonNode fps = item.at("metadata", "fps");
        boolean sound = item.mimetype().contains("audio");
        return fps.isNumber() && fps.doubleValue() > 0 && !sound
                ? OptionalDouble.of(fps.doubleValue())
                : OptionalDouble.empty();
    }
}
