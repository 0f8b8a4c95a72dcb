package loopbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final List<Progress.State> shown = new ArrayList<>();
    private long nanos;

    private Progress progress(long total, Progress.Unit unit) {
        return new Progress("Uploading", total, unit, shown::add, () -> nanos);
    }

    private void pass(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    @Test
    void whatTakesHalfASecondIsShownWithRateAndTimeLeft() {
        Progress progress = progress(300, Progress.Unit.THINGS);

        pass(2000);
        progress.add(120);

        assertThat(shown).hasSize(1);
        assertThat(shown.get(0)).hasToString("Uploading: 120 of 300 (40%), 60/s, 3 s left");
    }

    @Test
    void whatIsQuickerIsNotShown() {
        try (Progress progress = progress(300, Progress.Unit.THINGS)) {
            pass(499);
            progress.add(300);
        }

        assertThat(shown).isEmpty();
    }

    @Test
    void atMostTenAreShownASecond() {
        Progress progress = progress(-1, Progress.Unit.THINGS);

        for (int i = 0; i < 2500; i++) {
            pass(1);
            progress.add(1);
        }

        assertThat(shown).hasSizeBetween(19, 21);
    }

    @Test
    void theEndIsShownOnce() {
        Progress progress = progress(10_000_000, Progress.Unit.BYTES);

        pass(4000);
        progress.add(10_000_000);
        progress.close();
        progress.close();

        assertThat(shown).hasSize(2);
        assertThat(shown.get(1)).hasToString("Uploading: 10.0 MB of 10.0 MB (100%), 2.5 MB/s, done in 4 s");
    }

    @Test
    void whatEndsEarlyIsNotCalledDone() {
        Progress progress = progress(300, Progress.Unit.THINGS);

        pass(2000);
        progress.add(120);
        progress.close();

        assertThat(shown.get(1)).hasToString("Uploading: 120 of 300 (40%), 60/s, ended after 2 s");
    }

    @Test
    void theTerminalLineIsWrittenOver() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TerminalLine line = new TerminalLine(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        line.show(new Progress.State("A", 1000, -1, Progress.Unit.THINGS, Duration.ofSeconds(1), false));
        line.show(new Progress.State("A", 2, -1, Progress.Unit.THINGS, Duration.ofSeconds(1), true));

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\rA: 1,000, 1,000/s\rA: 2, 2/s, done in 1 s" + System.lineSeparator());
    }

    @Test
    void whereItIsSwitchedOffNothingIsShown() {
        Env quiet = new Env(java.util.Map.of("NO_PROGRESS", "1"), java.nio.file.Path.of("/"));

        assertThat(TerminalLine.orNothing(quiet)).isSameAs(Progress.Sink.NOTHING);
    }
}
