package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
}
