package loopbook.kernel.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the files of this project lie that are tested beside its classes. */
final class Checkout {
    static final Path TOP = Path.of("").toAbsolutePath().getParent().getParent();

    private Checkout() {}

    /** The data of the local platform that tests of this module use; emptied. */
    static void emptyLoopbookHome() throws IOException {
        Path home = Path.of(System.getenv("LOOPBOOK_HOME"));
        if (!home.startsWith(TOP)) {
            throw new IllegalStateException("LOOPBOOK_HOME is no folder of this build: " + home);
        }
        if (Files.exists(home)) {
            try (Stream<Path> files = Files.walk(home)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }
}
