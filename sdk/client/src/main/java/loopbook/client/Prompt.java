package loopbook.client;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks the person at the keyboard for a secret. A notebook's kernel puts its own one in. */
@FunctionalInterface
public interface Prompt {
    /** The answer, not shown while it is typed; empty when nobody can be asked. */
    Optional<String> secret(String question);

    /** Asks through this one from now on, in the whole process; null goes back to the console. */
    static void use(@Nullable Prompt prompt) {
        Current.CHOSEN.set(prompt);
    }

    /** The one in use. */
    static Prompt current() {
        Prompt chosen = Current.CHOSEN.get();
        return chosen == null ? Prompt::console : chosen;
    }

    @SuppressWarnings("SystemConsoleNull") // Since Java 22 there is always one; without a keyboard it answers null.
    private static Optional<String> console(String question) {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(console.readPassword("%s", question)).map(String::valueOf);
    }

    /** What {@link #use} has put in. */
    final class Current {
        private static final AtomicReference<@Nullable Prompt> CHOSEN = new AtomicReference<>();

        private Current() {}
    }
}
