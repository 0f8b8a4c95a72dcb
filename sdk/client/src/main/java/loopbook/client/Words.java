package loopbook.client;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values that are one of a few words on the wire. */
final class Words {
    private Words() {}

    /** The value that this word stands for; an error that lists the words there are. */
    static <T> T pick(T[] values, Function<T, String> wire, String word, String what) {
        return Arrays.stream(values)
                .filter(value -> wire.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown " + what + " '" + word + "', " + what
                        + " must be one of: "
                        + Arrays.stream(values).map(wire).collect(Collectors.joining(", "))));
    }
}
