package loopbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogTest {
    private static final Env NOTHING = new Env(Map.of(), Path.of("/"));

    @Test
    void theLevelComesFromTheEnvironment() {
        assertThat(Log.level(NOTHING)).isEmpty();
        assertThat(Log.level(NOTHING.with("LOOPBOOK_LOG", "DEBUG"))).contains(Level.FINE);
        assertThat(Log.level(NOTHING.with("LOOPBOOK_LOG", "off"))).contains(Level.OFF);
    }

    @Test
    void aRecordIsOneLine() {
        LogRecord log = new LogRecord(Level.FINE, "GET /projects: ok in {0} ms");
        log.setLoggerName("loopbook.http");
        log.setParameters(new Object[] {7});
        log.setInstant(Instant.EPOCH);

        assertThat(new Log.Line().format(log))
                .endsWith(" DEBUG loopbook.http: GET /projects: ok in 7 ms" + System.lineSeparator());
    }
}
