package loopbook.kernel.engine;

import java.util.List;

/**
 * What could be written here.
 *
 * @param start where the text begins that a match replaces: an offset into the code, in {@code char}s
 * @param end   where it ends
 */
public record Completions(int start, int end, List<Match> matches) {
    /**
     * One way to go on.
     *
     * @param text      what to write from {@link Completions#start} to {@link Completions#end}
     * @param type      {@code function}, {@code class}, {@code instance}, {@code keyword}, {@code magic}; empty if
     *                  not known
     * @param signature of a method or constructor a line for each overload: {@code char charAt(int index)}; of a variable
     *                  its type and name; empty if not known
     */
    public record Match(String text, String type, String signature) {}
}
