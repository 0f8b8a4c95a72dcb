package loopbook.kernel.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that does not stand where it may: {@code %%time} in the middle of a cell, a command of the JDK's JShell tool in a
 * script. Looked for only in what is no Java.
 */
record Misplaced(Piece piece, String message) {
    private static final Pattern COMMAND = Pattern.compile("(?m)^[ \\t]*(%%(\\w+)|/([a-z]+\\b|[!?]))(.*)$");
    /** What magics do of the same. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("vars", "%vars lists the variables"),
            Map.entry("reset", "%reset forgets what cells declared"),
            Map.entry("open", "%load runs a file"),
            Map.entry("help", "%help lists the magics"),
            Map.entry("?", "%help lists the magics"),
            Map.entry("env", "%classpath and %maven add to the class path"),
            Map.entry("exit", "only a script may end so"));
    /** The other commands of JShell, but for those that are no words of their own. */
    private static final List<String> OTHERS = List.of(
            "list", "edit", "drop", "save", "methods", "types", "imports", "reload", "history", "debug", "set", "!");

    static Optional<Misplaced> find(String code, List<Magic> magics) {
        Matcher line = COMMAND.matcher(code);
        while (line.find()) {
            String message = Lines.inCode(code, line.start()) ? message(line, magics) : "";
            if (!message.isEmpty()) {
                Piece piece = new Piece(Piece.Kind.LINE_MAGIC, line.group(1), line.start(), line.end());
                return Optional.of(new Misplaced(piece, message));
            }
        }
        return Optional.empty();
    }

    private static String message(Matcher line, List<Magic> magics) {
        String magic = line.group(2);
        if (magic != null) {
            boolean known = magics.stream()
                    .anyMatch(m -> m.name().equals(magic) || m.aliases().contains(magic));
            return known ? "%%" + magic + " stands at the top of a cell, and is about all of it" : "";
        }
        String command = line.group(3);
        String instead = INSTEAD.get(command);
        return instead == null && !OTHERS.contains(command)
                ? ""
                : "/" + command + " is a command of the JDK's JShell tool, which cells and scripts do not have"
                        + (instead == null ? "" : "; " + instead);
    }
}
