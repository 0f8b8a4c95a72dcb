package loopbook.kernel.app;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.EngineOptions;
import loopbook.kernel.engine.Input;
import loopbook.kernel.engine.Outcome;
import loopbook.kernel.engine.Script;
import loopbook.kernel.engine.Streams;

/** Runs scripts in one session, in order, until one fails. */
final class Batch {
    static final Charset CHARSET = StandardCharsets.UTF_8;

    private final PrintStream log;
    private final boolean echo;

    Batch(PrintStream log, boolean echo) {
        this.log = log;
        this.echo = echo;
    }

    /** A script: how errors call it, and its text. */
    record Source(String name, String text) {}

    /** The exit code: 0, 1 for a snippet that failed, or what a script gave to {@code System.exit}. */
    int run(List<Source> sources) {
        boolean inputUsed = sources.stream().anyMatch(s -> s.name().equals("standard input"));
        UnaryOperator<EngineOptions> input = o -> inputUsed ? o : o.input(processInput());
        try (Engine engine = Startup.engine(input)) {
            Outcome started = engine.started();
            if (!started.wentWell()) {
                Script.failure("startup of the session", started).forEach(log::println);
                return 1;
            }
            for (Source source : sources) {
                int code = run(engine, source);
                if (code != 0) {
                    return code;
                }
            }
            return 0;
        }
    }

    private int run(Engine engine, Source source) {
        Outcome outcome = echo
                ? Script.run(engine, source.name(), source.text(), this::print)
                : Script.run(engine, source.name(), source.text());
        Script.failure(source.name(), outcome).forEach(log::println);
        if (outcome instanceof Outcome.Exited exited) {
            return exited.status();
        }
        return outcome instanceof Outcome.Failed || outcome instanceof Outcome.Interrupted ? 1 : 0;
    }

    private void print(Script.Step step) {
        Streams.processOut().println(step.value().shown().text());
    }

    private static Input processInput() {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Streams.processIn(), Charset.defaultCharset()));
        return () -> Optional.ofNullable(reader.readLine());
    }
}
