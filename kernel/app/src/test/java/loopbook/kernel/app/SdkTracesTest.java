package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the user sees of an exception of the SDK. */
@Timeout(120)
class SdkTracesTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsInsideOfTheSdkIsLeftOut() {
        try (Engine engine = Startup.engine(options -> options)) {
            Outcome outcome = engine.run(
                    "var mine = Dataloop.local(Path.of(\"%s\"));\nmine.projects().get(\"nowhere\")".formatted(folder));

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                List<String> trace = failed.trace();
                assertThat(trace.get(0)).contains("nowhere");
                assertThat(trace)
                        .filteredOn(line -> line.contains("at loopbook.") || line.contains("okhttp3"))
                        .hasSizeLessThanOrEqualTo(2)
                        .anyMatch(line -> line.contains("Projects.get"));
                assertThat(trace).endsWith("    mine.projects().get(\"nowhere\")", "                    ^^^");
            });
        }
    }
}
