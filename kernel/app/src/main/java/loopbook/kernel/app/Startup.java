package loopbook.kernel.app;

import java.util.function.UnaryOperator;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.EngineOptions;

/** What every session starts with, in a notebook and in a terminal alike: imports, renderers, the variable {@code dl}. */
final class Startup {
    private static final String[] IMPORTS = {
        "java.io.*",
        "java.math.*",
        "java.net.*",
        "java.nio.file.*",
        "java.time.*",
        "java.util.*",
        "java.util.concurrent.*",
        "java.util.function.*",
        "java.util.regex.*",
        "java.util.stream.*",
        "loopbook.client.*",
        "loopbook.errors.*",
        "loopbook.filters.*",
        "loopbook.shapes.*",
        "tech.tablesaw.api.*",
        "static loopbook.Loopbook.*",
        "static loopbook.client.Order.*",
        "static loopbook.kernel.display.Display.*",
    };

    private Startup() {}

    private static EngineOptions of(EngineOptions options) {
        SdkRenderers.register(options.renderers());
        return options.imports(IMPORTS).startup("Dataloop dl = Dataloop.connect();");
    }

    /** An engine that is about to start so, changed as the caller likes. */
    static Engine engine(UnaryOperator<EngineOptions> change) {
        return Engine.start(options -> change.apply(of(options)));
    }
}
