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
        // Else a counted loop cannot be halted for minutes with the serial collector, to stop a cell or for anything.
        flags.addAll(List.of("-XX:+UseCountedLoopSafepoints", "-XX:LoopStripMiningIter=1000"));
        // The compiler keeps what it has learned from cell to cell.
        for (String name : List.of("api", "code", "util")) {
            flags.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
        }
        if (version >= 22) {
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        if (version >= 23) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }
}
