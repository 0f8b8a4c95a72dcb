package loopbook.client;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * When an annotation is there, as the caller says it: by frames, or by seconds.
 *
 * @param fixed whether its frames are key frames
 * @param visible whether it can be seen
 */
record Timing(
        OptionalInt frame,
        OptionalInt endFrame,
        OptionalDouble start,
        OptionalDouble end,
        boolean fixed,
        boolean visible) {
    static final Timing NONE = new Timing(
            OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty(), true, true);

    Timing frames(int from, int to) {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("frames go from 0 upwards, and not from " + from + " to " + to);
        }
        return new Timing(OptionalInt.of(from), OptionalInt.of(to), start, end, fixed, visible);
    }

    Timing times(double from, double to) {
        if (!(from >= 0) || !(to >= from)) {
            throw new IllegalArgumentException("times go from 0 upwards, and not from " + from + " to " + to + " s");
        }
        return new Timing(frame, endFrame, OptionalDouble.of(from), OptionalDouble.of(to), fixed, visible);
    }

    Timing fixed(boolean key) {
        return new Timing(frame, endFrame, start, end, key, visible);
    }

    Timing visible(boolean seen) {
        return new Timing(frame, endFrame, start, end, fixed, seen);
    }

    boolean given() {
        return frame.isPresent() || start.isPresent();
    }

    /** The first frame it is said for. */
    int from(double fps) {
        return frame.orElseGet(() -> (int) Math.rint(start.orElse(0) * fps));
    }

    /** The last frame it is said for. */
    int to(double fps) {
        return endFrame.orElseGet(() -> end.isPresent() ? (int) Math.rint(end.getAsDouble() * fps) : from(fps));
    }
}
