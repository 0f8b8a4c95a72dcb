package loopbook.client;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import loopbook.errors.BadRequest;
import loopbook.shapes.Shape;
import loopbook.shapes.Subtitle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An annotation through a video: the JSON says the first frame, and below {@code metadata.system.snapshots_} what changes
 * later. Each key frame holds until the next; nothing is interpolated. Immutable.
 */
final class Track {
    private final NavigableMap<Integer, Frame> frames;
    private final NavigableMap<Integer, ObjectNode> stored;

    private Track(NavigableMap<Integer, Frame> frames, NavigableMap<Integer, ObjectNode> stored) {
        this.frames = frames;
        this.stored = stored;
    }

    static Track of(Frame first) {
        NavigableMap<Integer, Frame> frames = new TreeMap<>();
        frames.put(first.number(), first);
        return new Track(frames, new TreeMap<>());
    }

    /** As an annotation says it. */
    static Track read(ObjectNode annotation) {
        JsonNode system = annotation.path("metadata").path("system");
        int number = Math.max(0, system.path("frame").asInt(0));
        Track track = Track.of(new Frame(number, Shape.read(annotation), true, true));
        for (ObjectNode snapshot : Trees.objects(system.path("snapshots_"))) {
            number = snapshot.path("frame").asInt(number + 1);
            track.stored.put(number, snapshot);
            track.frames.put(
                    number,
                    new Frame(
                            number,
                            Shape.read(typed(snapshot, annotation)),
                            snapshot.path("fixed").asBoolean(false),
                            snapshot.path("objectVisible").asBoolean(true)));
        }
        return track;
    }

    /** Old snapshots do not repeat type and label. */
    private static ObjectNode typed(ObjectNode snapshot, ObjectNode annotation) {
        ObjectNode whole = snapshot.deepCopy();
        for (String key : new String[] {"type", "label"}) {
            if (!whole.has(key)) {
                whole.set(key, annotation.path(key).deepCopy());
            }
        }
        return whole;
    }

    /** The key frames by their numbers. */
    NavigableMap<Integer, Frame> frames() {
        return frames;
    }

    int start() {
        return frames.firstKey();
    }

    int end() {
        return frames.lastKey();
    }

    /** What is there at this frame: the last key frame up to it; null before the first. */
    @Nullable
    Frame at(int number) {
        var floor = frames.floorEntry(number);
        return floor == null ? null : floor.getValue().carried(number);
    }

    /** With this frame in place of the one of its number, if there is one. */
    Track with(Frame frame) {
        if (!frame.shape().type().equals(frames.firstEntry().getValue().shape().type())) {
            throw new BadRequest("All frames in annotation must have same type");
        }
        NavigableMap<Integer, Frame> more = new TreeMap<>(frames);
        more.put(frame.number(), frame);
        return new Track(more, stored);
    }

    /** With another shape at this frame, which becomes a key frame. */
    Track with(int number, UnaryOperator<Shape> change) {
        Frame there = at(number);
        if (there == null) {
            throw new IllegalArgumentException(
                    "There is nothing at frame " + number + " yet: it begins at frame " + start());
        }
        boolean key = frames.containsKey(number);
        return with(new Frame(number, change.apply(there.shape()), key ? there.fixed() : true, there.visible()));
    }

    /** The frames after the first; one that only repeats the one before it is left out. */
    ArrayNode snapshots() {
        ArrayNode snapshots = Trees.array();
        ObjectNode before = Trees.object();
        for (Frame frame : frames.values()) {
            ObjectNode snapshot = snapshot(frame);
            ObjectNode said = snapshot.deepCopy();
            said.remove("frame");
            if (frame.number() != start() && (frame.fixed() || !said.equals(before))) {
                snapshots.add(snapshot);
            }
            before = said;
        }
        return snapshots;
    }

    private ObjectNode snapshot(Frame frame) {
        ObjectNode snapshot = stored.containsKey(frame.number())
                ? stored.get(frame.number()).deepCopy()
                : Trees.object().put("frame", frame.number());
        Shape shape = frame.shape();
        snapshot.put("fixed", frame.fixed())
                .put("label", shape.label())
                .put("type", shape.type())
                .put("objectVisible", frame.visible());
        snapshot.set("data", shape.coordinates());
        shape.tag().description().ifPresent(text -> snapshot.put("description", text));
        snapshot.set("namedAttributes", Trees.objectOf(shape.attributes()));
        return snapshot;
    }

    /** Puts all of it into an annotation's JSON. */
    void write(ObjectNode annotation, double fps) {
        ObjectNode system = annotation.withObject("metadata").withObject("system");
        system.put("frame", start()).put("startTime", start() / fps);
        writeEnd(annotation, fps);
    }

    /** As {@link #write}, but for where it begins. */
    void writeEnd(ObjectNode annotation, double fps) {
        ObjectNode system = annotation.withObject("metadata").withObject("system");
        system.put("endTime", end() / fps).put("endFrame", end());
        if (!(frames.firstEntry().getValue().shape() instanceof Subtitle)) {
            system.set("snapshots_", snapshots());
        }
    }

    /** A changed copy of the annotation that this was read from. */
    ObjectNode applyTo(ObjectNode annotation, double fps) {
        Track before = read(annotation);
        ObjectNode after = frames.firstEntry().getValue().shape().applyTo(annotation);
        ObjectNode system = after.withObject("metadata").withObject("system");
        if (start() != before.start()) {
            system.put("frame", start()).put("startTime", start() / fps);
        }
        if (end() > system.path("endFrame").asInt(0)) {
            system.put("endFrame", end()).put("endTime", end() / fps);
        }
        if (!frames.equals(before.frames)) {
            system.set("snapshots_", snapshots());
        }
        return after;
    }

    /** The same in the colours of their labels. */
    Track map(UnaryOperator<Shape> change) {
        NavigableMap<Integer, Frame> changed = new TreeMap<>();
        frames.forEach((number, frame) -> changed.put(number, frame.with(change)));
        return new Track(changed, stored);
    }
}
