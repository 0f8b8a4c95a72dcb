package loopbook.kernel.app;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.EngineOptions;
import loopbook.kernel.magics.Magics;

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

    private static final String CODE = "Dataloop dl = Dataloop.session();";

    /** Starts the local platform and asks it what the first completion will, if {@code dl} leads there; asks the service nothing. */
    private static final String WARM_UP = "dl.info(); if (dl.isLocal()) { dl.projects().names(\"\"); }";

    private Startup() {}

    /** The same as text, for the JDK's own shell. */
    static String text() {
        return Stream.of(IMPORTS).map(i -> "import " + i + ";\n").collect(Collectors.joining()) + CODE + "\n";
    }

    private static EngineOptions of(EngineOptions options) {
        SdkRenderers.register(options.renderers());
        return options.imports(IMPORTS)
                .startup(CODE)
                .warmUp(WARM_UP)
                .magics(Magics.all())
                .magics(List.of(new Load()))
                .names(SdkNames.of(System.getenv()));
    }

    /** An engine that is about to start so, changed as the caller likes. */
    static Engine engine(UnaryOperator<EngineOptions> change) {
        return Engine.start(options -> change.apply(of(options)));
    }
}
