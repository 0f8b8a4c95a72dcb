package loopbook.kernel.jupyter;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.EngineOptions;

/** A kernel with its engine, and a front end beside it, in one process. */
final class Room implements AutoCloseable {
    final ByteArrayOutputStream log = new ByteArrayOutputStream();
    final Connection connection;
    final Engine engine;
    final Kernel kernel;
    final FrontEnd frontEnd;

    Room() {
        this(o -> o);
    }

    Room(UnaryOperator<EngineOptions> options) {
        EarlyOutput early = new EarlyOutput();
        engine = Engine.start(o -> options.apply(o.imports("java.util.*", "static loopbook.kernel.display.Display.*")
                .output(early)));
        PrintStream logTo = new PrintStream(log, true, StandardCharsets.UTF_8);
        Listening listening = FrontEnd.onFreePorts(
                ports -> new Listening(ports, Kernel.start(ports, engine, early, new About("test", null), logTo)));
        connection = listening.connection;
        kernel = listening.kernel;
        frontEnd = new FrontEnd(connection);
    }

    private record Listening(Connection connection, Kernel kernel) {}

    @Override
    public void close() {
        frontEnd.close();
        kernel.close();
        engine.close();
    }
}
