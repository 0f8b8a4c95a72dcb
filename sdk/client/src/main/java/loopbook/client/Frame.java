package loopbook.client;

import java.util.function.UnaryOperator;
import loopbook.shapes.Shape;

/**
 * A shape at one frame of a video.
 *
 * @param number of the frame, from 0
 * @param shape what is there, with the label and attributes it has there
 * @param fixed whether it was set at this frame, and not only carried along from an earlier one
 * @param visible whether it can be seen there
 */
public record Frame(int number, Shape shape, boolean fixed, boolean visible) {
    /** Refuses a number below 0. */
    public Frame {
        if (number < 0) {
            throw new IllegalArgumentException("frames are counted from 0, not " + number);
        }
    }

    /** The same at another frame, carried along. */
    Frame carried(int to) {
        return to == number ? this : new Frame(to, shape, false, visible);
    }

    Frame with(UnaryOperator<Shape> change) {
        return new Frame(number, change.apply(shape), fixed, visible);
    }
}
