package loopbook.kernel.magics;

import java.util.stream.Collectors;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %help}: what the other magics do. */
final class Help implements Magic {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public String help() {
        return "%help              lists the magics; help() lists the functions of the session";
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        System.out.println(session.magics().stream().map(Magic::help).collect(Collectors.joining("\n")));
        return null;
    }
}
