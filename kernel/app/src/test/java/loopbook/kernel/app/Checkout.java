package loopbook.kernel.app;

import java.nio.file.Path;
import loopbook.client.Dataloop;
import loopbook.client.Project;

/** Where the files of this project lie that are tested beside its classes. */
final class Checkout {
    static final Path TOP = Path.of("").toAbsolutePath().getParent().getParent();

    private Checkout() {}

    /** No project is left on the local platform that tests of this module use; it goes on running from test to test. */
    static void emptyLocalPlatform() {
        Path home = Path.of(System.getenv("LOOPBOOK_HOME"));
        if (!home.startsWith(TOP)) {
            throw new IllegalStateException("LOOPBOOK_HOME is no folder of this build: " + home);
        }
        Dataloop.local().projects().list().toList().forEach(Project::delete);
    }
}
