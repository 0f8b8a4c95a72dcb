package loopbook.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void whatIsTooLargeForTheMemoryIsTheTroubleOfThatOneAlone() {
        List<String> results = Workers.on(List.of("small", "huge", "tiny"), name -> {
                    if (name.equals("huge")) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return name;
                })
                .results((name, why) -> name + ": " + why, Deadline.in(Duration.ofMinutes(1)));

        assertThat(results).containsExactly("small", "huge: there is not memory enough for it", "tiny");
    }
}
