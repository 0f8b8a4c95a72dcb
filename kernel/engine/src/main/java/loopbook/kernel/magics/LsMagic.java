package loopbook.kernel.magics;

import java.util.stream.Collectors;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %lsmagic}: the names of all magics. */
final class LsMagic implements Magic {
    @Override
    public String name() {
        return "lsmagic";
    }

    @Override
    public String help() {
        return "%lsmagic           the names of all magics";
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        System.out.println(session.magics().stream().map(m -> "%" + m.name()).collect(Collectors.joining("  ")));
        return null;
    }
}
