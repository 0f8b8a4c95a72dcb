package loopbook.kernel.jupyter;

import java.util.regex.Pattern;

/** Colours of a trace by ANSI codes; only those of the sixteen that read on light and on dark. */
final class Colours {
    private static final String RED = "\u001b[31m";
    /** Bold red is a dark one in JupyterLab, and hard to read on the dark red of its errors. */
    private static final String BOLD = "\u001b[1m";

    private static final String GREEN = "\u001b[32m";
    private static final String BLUE = "\u001b[34m";
    private static final String PLAIN = "\u001b[0m";

    private static final Pattern CARETS = Pattern.compile("\\s*\\^+\\s*");
    private static final Pattern PLACE = Pattern.compile("^(Cell \\[\\d+], line \\d+)(: .*|:)$");
    private static final Pattern NAME =
            Pattern.compile("^((?:Caused by: |Suppressed: )?[\\w.$]+(?:Exception|Error|Death|Throwable)\\b)(.*)$");
    private static final Pattern HINT = Pattern.compile("^ {2}(did you mean|not imported).*");

    private Colours() {}

    static String of(String line) {
        if (CARETS.matcher(line).matches()) {
            return RED + line + PLAIN;
        } else if (HINT.matcher(line).matches()) {
            return GREEN + line + PLAIN;
        }
        String placed = PLACE.matcher(line).replaceFirst(BLUE + "$1" + PLAIN + "$2");
        return NAME.matcher(placed).replaceFirst(BOLD + "$1" + PLAIN + "$2");
    }
}
