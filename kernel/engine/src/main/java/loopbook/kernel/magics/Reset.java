package loopbook.kernel.magics;

import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %reset}: forgets what cells have declared. */
final class Reset implements Magic {
    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String help() {
        return "%reset             forgets the variables, methods, classes and results of all cells; imports and jars stay";
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        int forgotten = session.reset();
        System.out.println("forgot " + forgotten + (forgotten == 1 ? " declaration" : " declarations"));
        return null;
    }
}
