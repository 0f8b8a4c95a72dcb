package loopbook.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The local platform as a program ({@code scripts/platform}): one line of JSON on standard output when it is ready,
 * everything else on standard error; ends cleanly on Ctrl-C and TERM. With a {@link Chore} as its first word it does that and
 * ends. Exit code 2 for bad arguments, 1 when it cannot
 * start.
 */
final class PlatformMain {
    /** What the command line asks for; no folder = keep nothing. */
    private record Wish(@Nullable Path folder, int port) {}

    private PlatformMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && Chore.names().contains(args[0])) {
            System.exit(Chore.run(List.of(args), folder(System.getenv(), System.getProperty("user.home", "."))));
        }
        Wish wish;
        try {
            wish = read(new ArrayDeque<>(List.of(args)));
        } catch (IllegalArgumentException e) {
            System.err.println("platform: " + e.getMessage() + " (-h explains)");
            System.exit(2);
            return;
        }
        LocalPlatform platform;
        try {
            platform = wish.folder() == null
                    ? LocalPlatform.inMemory(wish.port())
                    : LocalPlatform.open(wish.folder(), wish.port());
        } catch (RuntimeException e) {
            System.err.println("platform: " + e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "loopbook-platform-end"));
        System.out.println(ready(platform));
        new CountDownLatch(1).await();
    }

    private static String ready(LocalPlatform platform) {
        JsonMapper json = new JsonMapper();
        ObjectNode line = json.createObjectNode()
                .put("url", platform.url().toString())
                .put("token", platform.token())
                .put("data", platform.folder().map(Path::toString).orElse(""));
        return json.writeValueAsString(line);
    }

    private static Wish read(Deque<String> args) {
        Path folder = folder(System.getenv(), System.getProperty("user.home", "."));
        int port = 0;
        while (!args.isEmpty()) {
            String option = args.pop();
            switch (option) {
                case "--memory" -> folder = null;
                case "--data" -> folder = Path.of(value(option, args));
                case "--port" -> port = port(value(option, args));
                default -> throw new IllegalArgumentException("what is '" + option + "'?");
            }
        }
        return new Wish(folder, port);
    }

    private static String value(String option, Deque<String> args) {
        if (args.isEmpty()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return args.pop();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException("'" + text + "' is no port: use a number from 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    /** As the client finds it: {@code LOOPBOOK_HOME}, else {@code .loopbook} in the home. */
    static Path folder(Map<String, String> variables, String userHome) {
        String told = variables.getOrDefault("LOOPBOOK_HOME", "").strip();
        Path named = Path.of(variables.getOrDefault("HOME", ""));
        Path home = named.isAbsolute() ? named : Path.of(userHome);
        if (told.isEmpty()) {
            return home.resolve(".loopbook");
        }
        return told.startsWith("~/") ? home.resolve(told.substring(2)) : Path.of(told);
    }
}
