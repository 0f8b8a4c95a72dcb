package loopbook.kernel.magics;

import java.util.List;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %classpath}: shows the class path; {@code %classpath path…} adds to it, as {@code %jars} does. */
final class ClassPath implements Magic {
    @Override
    public String name() {
        return "classpath";
    }

    @Override
    public String help() {
        return "%classpath         shows what cells compile and run with; with paths it adds them, as %jars does";
    }

    @Override
    public List<String> complete(String begun) {
        return Paths.startingWith(begun);
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        if (!arguments.isBlank()) {
            Jars.add(session, arguments);
            return null;
        }
        session.classPath().forEach(System.out::println);
        return null;
    }
}
