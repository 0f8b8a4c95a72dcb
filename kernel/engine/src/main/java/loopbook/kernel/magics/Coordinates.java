package loopbook.kernel.magics;

import java.util.regex.Pattern;
import loopbook.kernel.engine.MagicError;

/** What names an artifact: {@code group:artifact[:type[:classifier]]:version}, as JBang and Gradle write it. */
record Coordinates(String group, String artifact, String version, String classifier, String type) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.+-]+");

    static Coordinates of(String text) {
        String[] at = text.split("@", 2);
        String[] parts = at[0].split(":");
        for (String part : parts) {
            if (!PART.matcher(part).matches()) {
                throw unreadable(text);
            }
        }
        String type = at.length > 1 && !at[1].equals("pom") ? at[1] : at.length > 1 ? "pom" : "jar";
        return switch (parts.length) {
            case 3 -> new Coordinates(parts[0], parts[1], parts[2], "", type);
                // JBang and IJava put the classifier at different places; what begins with a digit is the version.
            case 4 -> Character.isDigit(parts[2].charAt(0))
                    ? new Coordinates(parts[0], parts[1], parts[2], parts[3], type)
                    : new Coordinates(parts[0], parts[1], parts[3], parts[2].equals("jar") ? "" : parts[2], type);
            case 5 -> new Coordinates(parts[0], parts[1], parts[4], parts[3], parts[2]);
            default -> throw unreadable(text);
        };
    }

    private static MagicError unreadable(String text) {
        return new MagicError(
                "\"" + text + "\" is no name of an artifact. It is written group:artifact:version, such as"
                        + " org.apache.commons:commons-csv:1.14.1");
    }

    @Override
    public String toString() {
        return group + ":" + artifact + ":" + version;
    }
}
