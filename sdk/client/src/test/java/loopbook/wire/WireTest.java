package loopbook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import loopbook.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every recorded case of the core and data repositories, and our own cases of what they leave out ({@code golden/own}): as
 * recorded, on the list of deviations, or on the list of what is still open ({@code golden/open}), which must name nothing
 * that works.
 */
class WireTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    static Path folder;

    private static Replay replay;

    @BeforeAll
    static void readTheDeviations() {
        replay = new Replay(folder);
    }

    @AfterAll
    static void everyDeviationIsNeeded() {
        assertThat(replay.unusedRules()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> ourRequestsAreTheRecordedOnes() throws IOException {
        Set<String> open = open();
        return Stream.of("traces", "own").flatMap(WireTest::lines).map(line -> {
            String title = Json.read(line).path("case").asString();
            return dynamicTest(title, () -> {
                Verdict verdict = replay.play(line);
                assertThat(verdict.kind() == Verdict.Kind.FAILED)
                        .as(
                                open.contains(title)
                                        ? title + " works: take it off the list of what is open"
                                        : verdict.toString())
                        .isEqualTo(open.contains(title));
            });
        });
    }

    private static Stream<String> lines(String folder) {
        try {
            return WireCheck.lines(GOLDEN.resolve(folder)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> open() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN.resolve("open"))) {
            Set<String> titles = new HashSet<>();
            for (Path file : files.toList()) {
                titles.addAll(Files.readAllLines(file));
            }
            return titles;
        }
    }
}
