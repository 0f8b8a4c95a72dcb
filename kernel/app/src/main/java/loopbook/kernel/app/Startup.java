package loopbook.kernel.app;

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
        "static loopbook.kernel.display.Display.*",
    };

    private Startup() {}

    static EngineOptions of(EngineOptions options) {
        SdkRenderers.register(options.renderers());
        return options.imports(IMPORTS);
    }
}
