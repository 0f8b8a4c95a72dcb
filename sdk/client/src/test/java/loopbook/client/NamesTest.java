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

    @Test
    void oneIsSingular() {
        assertThat(Names.counted(1, "projects")).isEqualTo("1 project");
        assertThat(Names.counted(1, "ontologies")).isEqualTo("1 ontology");
        assertThat(Names.counted(0, "items")).isEqualTo("0 items");
        assertThat(Names.counted(2, "feature vectors")).isEqualTo("2 feature vectors");
    }

    @Test
    void aSlipIsALetterOrTwoAway() {
        List<String> names = List.of("label", "type", "id", "x");

        assertThat(Names.slipOf("lable", names)).contains("label");
        assertThat(Names.slipOf("tpye", names)).contains("type");
        assertThat(Names.slipOf("types", names)).contains("type");
        assertThat(Names.slipOf("nope", names)).isEmpty();
        assertThat(Names.slipOf("ab", names)).isEmpty();
        assertThat(Names.slipOf("type", names)).isEmpty();
    }

    @Test
    void aKeyWithADotIsOneKey() {
        assertThat(Names.path("a.b")).containsExactly("a", "b");
        assertThat(Names.path("a.[\"b.c\"].d")).containsExactly("a", "b.c", "d");
        assertThat(Names.path("[\"b.c\"]")).containsExactly("b.c");
    }
}
