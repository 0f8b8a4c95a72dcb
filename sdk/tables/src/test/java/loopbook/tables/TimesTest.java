package loopbook.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Property
    void everyMomentIsReadAsTheJdkReadsIt(@ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long millis) {
        String text = String.format(
                "%1$tY-%1$tm-%1$tdT%1$tH:%1$tM:%1$tS.%1$tLZ",
                Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));

        assertThat(Times.instant(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void otherFormsAreReadToo() {
        assertThat(Times.instant("2024-02-01T10:00:00Z")).isEqualTo(Instant.parse("2024-02-01T10:00:00Z"));
        assertThat(Times.instant("2024-02-01T12:00:00.5+02:00")).isEqualTo(Instant.parse("2024-02-01T10:00:00.5Z"));
    }

    @Test
    void whatIsNoMomentIsRefused() {
        assertThatThrownBy(() -> Times.instant("2024-02-30T10:00:00.000Z")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Times.instant("2024-02-01T10:60:00.000Z")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Times.instant("soon")).isInstanceOf(DateTimeException.class);
    }
}
