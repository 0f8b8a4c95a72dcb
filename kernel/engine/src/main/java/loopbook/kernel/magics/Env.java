package loopbook.kernel.magics;

import java.util.List;
import java.util.Map;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %env}: the environment, without secrets; {@code %env NAME=value} sets it for {@code %%bash}. */
final class Env implements Magic {
    private final Environment environment;

    Env(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "env";
    }

    @Override
    public String help() {
        return "%env [NAME[=v]]    the environment, secrets hidden; NAME=value sets it for %%bash cells";
    }

    @Override
    public List<String> complete(String begun) {
        return environment.all().keySet().stream()
                .filter(n -> n.startsWith(begun))
                .toList();
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        int equals = arguments.indexOf('=');
        if (equals > 0) {
            String name = arguments.substring(0, equals).strip();
            environment.set(name, arguments.substring(equals + 1).strip());
            System.out.println(name + " is set for the %%bash cells of this session");
        } else if (!arguments.isEmpty()) {
            String value = environment.all().get(arguments);
            if (value == null) {
                throw new MagicError("%env: there is no variable " + arguments + "; %env alone lists them");
            }
            System.out.println(Environment.shown(arguments, value));
        } else {
            for (Map.Entry<String, String> entry : environment.all().entrySet()) {
                System.out.println(entry.getKey() + "=" + Environment.shown(entry.getKey(), entry.getValue()));
            }
        }
        return null;
    }
}
