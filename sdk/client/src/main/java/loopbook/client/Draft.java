package loopbook.client;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import loopbook.errors.BadRequest;
import loopbook.shapes.Shape;
import tools.jackson.databind.node.ObjectNode;

/**
 * One annotation before it is uploaded: what was added first, and, in a video, its frames.
 *
 * @param first what was added first
 * @param track its frames, if it is one of a video
 */
record Draft(NewAnnotation first, Optional<Track> track) {
    /**
     * What was added, on this item.
     *
     * @param fps frames in a second; empty where the item has no frames
     */
    static Draft of(NewAnnotation added, OptionalDouble fps) {
        Timing timing = added.timing();
        boolean byFrames = timing.frame().isPresent() || (timing.given() && fps.isPresent());
        if (!byFrames) {
            return new Draft(added, Optional.empty());
        }
        int start = timing.frame().orElse(0);
        Frame first = new Frame(start, added.shape(), timing.fixed(), timing.visible());
        return new Draft(added, Optional.of(Track.of(first))).with(added, fps);
    }

    /** With more frames of the same object. */
    Draft with(NewAnnotation added, OptionalDouble fps) {
        Timing timing = added.timing();
        double rate = fps.orElseThrow(Draft::noFps);
        Track more = track.orElseGet(() -> Track.of(new Frame(0, first.shape(), true, true)));
        for (int number = timing.from(rate); number <= timing.to(rate); number++) {
            more = more.with(new Frame(number, added.shape(), timing.fixed(), timing.visible()));
        }
        return new Draft(first, Optional.of(more));
    }

    private static BadRequest noFps() {
        return new BadRequest("Annotation must have fps in order to perform this action");
    }

    /** Whether it is of this object, and has frames. */
    boolean isOf(Optional<String> object) {
        return object.isPresent() && object.equals(first.object());
    }

    Shape shape() {
        return track.map(frames -> frames.frames().firstEntry().getValue().shape())
                .orElse(first.shape());
    }

    /** Whether there are frames after the first. */
    boolean moves() {
        return track.filter(frames -> frames.frames().size() > 1).isPresent();
    }

    Draft map(UnaryOperator<Shape> change) {
        return new Draft(first.with(change.apply(first.shape())), track.map(frames -> frames.map(change)));
    }

    /** The annotation's JSON, from that of its shape. */
    ObjectNode applyTo(ObjectNode form, OptionalDouble fps) {
        ObjectNode whole = first.edits().applyTo(form);
        Timing timing = first.timing();
        if (track.isPresent()) {
            double rate = fps.orElseThrow(Draft::noFps);
            track.get().write(whole, rate);
            if (timing.frame().isEmpty()) {
                whole.withObject("metadata")
                        .withObject("system")
                        .put("startTime", timing.start().orElse(0));
            }
        } else if (timing.given()) {
            sound(whole, timing);
        }
        return whole;
    }

    /** Without frames only the times say when it is. */
    private void sound(ObjectNode whole, Timing timing) {
        ObjectNode system = whole.withObject("metadata").withObject("system");
        double start = timing.start().orElse(0);
        system.put("frame", 0)
                .put("startTime", start)
                .put("endTime", timing.end().orElse(start))
                .put("endFrame", 0);
        if (!(first.shape() instanceof loopbook.shapes.Subtitle)) {
            system.putArray("snapshots_");
        }
    }
}
