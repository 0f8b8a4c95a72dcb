package loopbook.kernel.app;

import java.nio.file.Path;
import loopbook.client.Dataloop;
import loopbook.client.Project;
import loopbook.client.User;

/** Where the files of this project lie that are tested beside its classes. */
final class Checkout {
    static final Path TOP = Path.of("").toAbsolutePath().getParent().getParent();

    private Checkout() {}

    /** No project and no other member is left on the local platform that tests of this module use; it goes on running from test to test. */
    static void emptyLocalPlatform() {
        Path home = Path.of(System.getenv("LOOPBOOK_HOME"));
        if (!home.startsWith(TOP)) {
            throw new IllegalStateException("LOOPBOOK_HOME is no folder of this build: " + home);
        }
        Dataloop dl = Dataloop.local();
        dl.projects().list().toList().forEach(Project::delete);
        dl.organizations().list().forEach(org -> org.listMembers().toList().stream()
                .map(User::email)
                .filter(email -> !email.equals(org.owner()))
                .forEach(org::deleteMember));
    }
}
