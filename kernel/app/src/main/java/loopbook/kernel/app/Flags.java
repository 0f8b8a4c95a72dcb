package loopbook.kernel.app;

import java.util.ArrayList;
import java.util.List;

/** The flags of a kernel's JVM, by its version. */
final class Flags {
    private Flags() {}

    /** Quick to start, and no warnings of native access (SQLite) and of Unsafe (Tablesaw's collections) on newer JDKs. */
    static List<String> of(int version) {
        List<String> flags = new ArrayList<>(
                List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
        if (version >= 22) {
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        if (version >= 23) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }
}
