package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReserveTest {
    @RegisterExtension
    static final Notebook notebook = new Notebook();

    @Test
    void whatFailsForWantOfMemoryIsDoneAgain() {
        AtomicInteger tries = new AtomicInteger();

        Reserve.insist(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new OutOfMemoryError("for a moment");
            }
        });

        assertThat(tries).hasValue(3);
    }

    @Test
    void anyOtherFailureIsOne() {
        assertThatThrownBy(() -> Reserve.insist(() -> {
                    throw new IllegalStateException("for good");
                }))
                .hasMessage("for good");
    }

    @Test
    void aCellThatHasFilledTheHeapIsToldWhatToDo() {
        assertThat(notebook.failure("throw new OutOfMemoryError(\"Java heap space\");")
                        .trace())
                .anyMatch(line -> line.contains("set the large ones to null"));
        assertThat(notebook.value("1 + 1")).isEqualTo(2);
    }
}
