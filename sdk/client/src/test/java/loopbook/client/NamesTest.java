package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"64a1f0c2d4e5b6a7c8d9e0f1", "3C7D9F52-1b8e-4a64-9d0f-5f2a8e1c7b30"})
    void theseAreIds(String id) {
        assertThat(Names.isId(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "cats", "64a1f0c2d4e5b6a7c8d9e0f", "64a1f0c2d4e5b6a7c8d9e0f12", "64a1f0c2d4e5b6a7c8d9e0fg"})
    void theseAreNames(String name) {
        assertThat(Names.isId(name)).isFalse();
    }

    @Test
    void nearMissesComeNearestFirst() {
        assertThat(Names.nearMisses("pest", List.of("dogs", "nest", "pets", "Pest")))
                .isEqualTo("did you mean 'Pest' or 'nest' or 'pets'?");
        assertThat(Names.nearMisses("cat", List.of("my cats 2024"))).isEqualTo("did you mean 'my cats 2024'?");
    }

    @Test
    void whereNothingIsNearSomeAreNamed() {
        assertThat(Names.nearMisses("zebra", List.of("a"))).isEqualTo("there is 'a'");
        assertThat(Names.nearMisses("zebra", List.of("b", "a"))).isEqualTo("there are 'a', 'b'");
        assertThat(Names.nearMisses("zebra", List.of("d", "c", "b", "a")))
                .isEqualTo("there are 4, such as 'a', 'b', 'c'");
        assertThat(Names.nearMisses("zebra", List.of())).isEqualTo("there are none");
    }
}
