package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import loopbook.local.store.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {
    @Test
    void idsGrowStrictlyWithinOneMomentAndAgreeWithTheirTime() {
        try (LocalPlatform platform = LocalPlatform.inMemory()) {
            Api api = new Api(platform);
            String item = api.item(api.dataset("ids"), "/a.txt", "x");
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 5000; i++) {
                many.append(i == 0 ? "[" : ",")
                        .append("{\"type\":\"point\",\"label\":\"L\",\"coordinates\":{\"x\":1,\"y\":2}}");
            }

            var annotations =
                    api.post("/items/" + item + "/annotations", many + "]").ok().json();

            String last = item;
            Set<String> moments = new HashSet<>();
            for (var annotation : annotations) {
                String id = annotation.get("id").asString();
                assertThat(id).hasSize(24).isGreaterThan(last);
                last = id;
                moments.add(annotation.get("createdAt").asString());
            }
            assertThat(moments).hasSizeLessThan(5000).allMatch(text -> text.matches("....-..-..T..:..:..\\....Z"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 951_782_399_999L, 951_782_400_000L, 1_709_251_199_010L, 4_102_444_800_100L})
    void aMomentIsWrittenAsTheWireWantsIt(long epochMillis) {
        String wanted = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .format(Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC));

        assertThat(Id.text(epochMillis)).isEqualTo(wanted);
    }
}
