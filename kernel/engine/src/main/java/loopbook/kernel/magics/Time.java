package loopbook.kernel.magics;

import java.util.Locale;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Outcome;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %time code}, {@code %%time} over a cell: how long code takes, compiling included. */
final class Time implements Magic {
    @Override
    public String name() {
        return "time";
    }

    @Override
    public String help() {
        return "%time code         runs code and says how long it took; %%time does so for the whole cell";
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        String code = body == null ? arguments : (arguments + "\n" + body).strip();
        if (code.isBlank()) {
            throw new MagicError("%time wants code behind it: %time dl.projects().list().count()");
        }
        long start = System.nanoTime();
        Outcome outcome = session.run(code);
        System.out.println(duration(System.nanoTime() - start));
        return outcome instanceof Outcome.Value value ? value.value() : null;
    }

    private static String duration(long nanos) {
        double ms = nanos / 1e6;
        return ms < 1000
                ? String.format(Locale.ROOT, "took %.1f ms", ms)
                : String.format(Locale.ROOT, "took %.2f s", ms / 1000);
    }
}
