package loopbook.kernel.magics;

import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/** {@code %%bash}: runs the rest of the cell as a shell script. */
final class Bash implements Magic {
    private final Environment environment;

    Bash(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "bash";
    }

    @Override
    public String help() {
        return "%%bash             runs the rest of the cell in bash; a stop ends it, and the programs below it";
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        String script = (arguments + "\n" + (body == null ? "" : body)).strip();
        if (script.isEmpty()) {
            throw new MagicError("%%bash wants a script in the lines below it");
        }
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script);
        builder.environment().putAll(environment.all());
        int code = Program.run("%%bash", builder, System.out::print, System.err::print);
        if (code != 0) {
            throw new MagicError("%%bash: the script ended with exit code " + code);
        }
        return null;
    }
}
