package loopbook.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log of the SDK: each request with its result at {@code debug}. Never a token, a query or a body.
 *
 * <p>{@code LOOPBOOK_LOG=debug|info|warning|error|off} prints it on standard error; without the variable the JVM's own
 * settings hold.
 */
final class Log {
    private static final Map<String, Level> LEVELS = Map.of(
            "debug", Level.FINE, "info", Level.INFO, "warning", Level.WARNING, "error", Level.SEVERE, "off", Level.OFF);

    /** Kept here: the JVM forgets the settings of loggers that nobody holds. */
    private static final Optional<Logger> ROOT = level(Env.system()).map(Log::root);

    private Log() {}

    /** The logger of this part of the SDK, such as {@code http}. */
    static System.Logger of(String part) {
        return System.getLogger(ROOT.map(Logger::getName).orElse("loopbook") + "." + part);
    }

    static Optional<Level> level(Env env) {
        return env.get("LOOPBOOK_LOG").map(text -> LEVELS.getOrDefault(text.toLowerCase(Locale.ROOT), Level.INFO));
    }

    private static Logger root(Level level) {
        Handler handler = new ConsoleHandler();
        handler.setLevel(level);
        handler.setFormatter(new Line());
        Logger root = Logger.getLogger("loopbook");
        root.setLevel(level);
        root.setUseParentHandlers(false);
        root.addHandler(handler);
        return root;
    }

    /** One line for each record. */
    static final class Line extends Formatter {
        @Override
        public String format(LogRecord record) {
            Throwable thrown = record.getThrown();
            return String.format(
                    "%1$tH:%1$tM:%1$tS.%1$tL %2$s %3$s: %4$s%5$s%n",
                    record.getMillis(),
                    record.getLevel().equals(Level.FINE)
                            ? "DEBUG"
                            : record.getLevel().getName(),
                    record.getLoggerName(),
                    formatMessage(record),
                    thrown == null ? "" : " (" + thrown + ")");
        }
    }
}
