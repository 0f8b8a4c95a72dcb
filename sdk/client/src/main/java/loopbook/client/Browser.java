package loopbook.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.http.Env;

/** Opens web pages for the user. */
@FunctionalInterface
interface Browser {
    /** False when it could not be started. */
    boolean open(URI page);

    /** The desktop's own, started by its usual command; empty when there is none here, or no screen to show it on. */
    static Optional<Browser> of(Env env) {
        return command(env).map(command -> page -> start(command, page));
    }

    private static Optional<Path> command(Env env) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        boolean screen =
                env.get("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME").isPresent();
        if (!mac && !screen) {
            return Optional.empty();
        }
        Stream<String> names = mac ? Stream.of("open") : Stream.of("wslview", "xdg-open");
        return names.flatMap(name -> onPath(env, name)).findFirst();
    }

    private static Stream<Path> onPath(Env env, String name) {
        return Stream.of(env.get("PATH").orElse("").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    private static boolean start(Path command, URI page) {
        try {
            new ProcessBuilder(command.toString(), page.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
