package loopbook.kernel.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the classes that an error says could not be initialised. */
final class Uninitialised {
    /** What the JVM says of one whose initialisation has failed before. */
    private static final Pattern BEFORE = Pattern.compile("Could not initialize class (\\S+)");

    private Uninitialised() {}

    /** Their names, as {@code Class.getName} has them. */
    static Set<String> classes(Throwable thrown) {
        Set<String> names = new HashSet<>();
        Matcher before = BEFORE.matcher(String.valueOf(thrown.getMessage()));
        if (thrown instanceof NoClassDefFoundError && before.find()) {
            names.add(before.group(1));
        }
        if (thrown instanceof ExceptionInInitializerError now && now.getCause() != null) {
            for (StackTraceElement frame : now.getCause().getStackTrace()) {
                if (frame.getMethodName().equals("<clinit>")) {
                    names.add(frame.getClassName());
                }
            }
        }
        return names;
    }
}
