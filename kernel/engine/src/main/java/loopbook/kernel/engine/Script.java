package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a text as one cell, under its own name: a {@code .jsh} script, a block of documentation. Nothing of it runs
 * unless all of it parses; the first snippet that fails ends it. {@code /exit} at the beginning of a line ends the
 * script there, as it does in the JDK's own tool.
 */
public final class Script {
    private static final Pattern EXIT = Pattern.compile("(?m)^/exit\\b.*$");

    private Script() {}

    /**
     * An expression of a script that is not closed by a semicolon, and what it gave.
     *
     * @param line    where it begins, from 1
     * @param endLine where it ends
     * @param source  as it is written
     */
    public record Step(int line, int endLine, String source, Outcome.Value value) {}

    /**
     * Runs a script with the engine's own output and input.
     *
     * @param name  how errors call it: the file's name
     * @param steps is told of each expression that has a value, also of those in the middle, as it is reached
     */
    public static Outcome run(Engine engine, String name, String text, Consumer<Step> steps) {
        return engine.run(name, withoutExit(text), steps);
    }

    /** The same without an ear for the values: only what the script prints is seen. */
    public static Outcome run(Engine engine, String name, String text) {
        return engine.run(name, withoutExit(text), null);
    }

    /**
     * What to tell of a script that did not end well: the trace, and the snippet that failed. Empty for one that did.
     */
    public static List<String> failure(String name, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            List<String> lines = new ArrayList<>(failed.trace());
            boolean compiled = !failed.name().equals(Troubles.COMPILE_ERROR);
            lines.add(name + ": line " + failed.line()
                    + (compiled
                            ? " failed, nothing after it was run: "
                            : " does not compile, and nothing that is compiled with it was run: ")
                    + first(failed.snippet()));
            return lines;
        }
        if (outcome instanceof Outcome.Interrupted interrupted) {
            List<String> lines = new ArrayList<>(interrupted.running());
            lines.add(name + ": interrupted");
            return lines;
        }
        return List.of();
    }

    private static String first(String snippet) {
        List<String> lines = snippet.lines().toList();
        return lines.size() < 2 ? snippet : lines.get(0) + " ...";
    }

    /** What comes before a line {@code /exit}. */
    static String withoutExit(String text) {
        Matcher exit = EXIT.matcher(text);
        return exit.find() ? text.substring(0, exit.start()) : text;
    }
}
