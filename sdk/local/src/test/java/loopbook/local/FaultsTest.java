package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final LocalPlatform platform = LocalPlatform.inMemory();
    private final Api api = new Api(platform);
    private String dataset;

    @BeforeEach
    void fill() {
        dataset = api.dataset("pets");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void theNextRequestsAreRefusedAndThoseAfterThemAreNot() {
        platform.faults().next(2).answer(503);

        assertThat(api.get("/users/me").status()).isEqualTo(503);
        assertThat(platform.faults().pending()).isEqualTo(1);
        Api.Answer second = api.get("/users/me");
        assertThat(second.json().path("status").asInt()).isEqualTo(503);
        assertThat(second.headers()).doesNotContainKey("retry-after");
        assertThat(api.get("/users/me").status()).isEqualTo(200);
    }

    @Test
    void aRefusalMaySayWhenToTryAgain() {
        platform.faults().next(1).answer(429, Duration.ofSeconds(3));

        Api.Answer answer = api.get("/users/me");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("3");
    }

    @Test
    void aFaultWaitsForItsMethodAndPath() {
        platform.faults().next(1).method("post").path("/datasets/*/query").answer(500);

        assertThat(api.get("/users/me").status()).isEqualTo(200);
        assertThat(api.get("/datasets/" + dataset).status()).isEqualTo(200);
        assertThat(api.post("/datasets/" + dataset + "/query", "{\"filter\":{}}")
                        .status())
                .isEqualTo(500);
        assertThat(api.post("/datasets/" + dataset + "/query", "{\"filter\":{}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRefusedUploadIsNotCarriedOut() {
        platform.faults().next(1).method("POST").answer(500);

        assertThat(api.upload(dataset, "skip", "/a.bin", new byte[300_000]).status())
                .isEqualTo(500);
        assertThat(items()).isZero();
    }

    @Test
    void anExpiredTokenIsRefused() {
        platform.faults().next(1).expiredToken();

        Api.Answer answer = api.get("/users/me");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("expired");
    }

    @Test
    void aCutRequestIsNotCarriedOut() {
        platform.faults().next(1).method("DELETE").cut();

        assertThatThrownBy(() -> api.delete("/datasets/" + dataset)).hasCauseInstanceOf(IOException.class);
        assertThat(api.get("/datasets/" + dataset).status()).isEqualTo(200);
    }

    @Test
    void anAnswerThatIsLostWasCarriedOut() {
        platform.faults().next(1).path("/datasets/*/items").cutAfter(0);

        assertThatThrownBy(() -> api.item(dataset, "/a.txt", "content")).hasCauseInstanceOf(IOException.class);
        assertThat(items()).isEqualTo(1);
    }

    @Test
    void anAnswerIsCutInItsMiddle() {
        String item = api.item(dataset, "/a.txt", "x".repeat(100_000));
        platform.faults().next(1).path("/items/*/stream").cutAfter(50_000);

        assertThatThrownBy(() -> api.get("/items/" + item + "/stream"))
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining("50000");
        assertThat(api.get("/items/" + item + "/stream").bytes()).hasSize(100_000);
    }

    @Test
    void aPageIsCutInItsMiddle() {
        api.item(dataset, "/a.txt", "content");
        platform.faults().next(1).path("/datasets/*/query").cutAfter(100);

        assertThatThrownBy(() -> api.post("/datasets/" + dataset + "/query", "{\"filter\":{}}"))
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aSlowAnswerIsWhole() {
        String item = api.item(dataset, "/a.txt", "x".repeat(4_000));
        platform.faults().next(1).slow(Duration.ofMillis(50));

        long start = System.nanoTime();
        assertThat(api.get("/items/" + item + "/stream").bytes()).hasSize(4_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aLateAnswerComes() {
        platform.faults().next(1).delay(Duration.ofMillis(100));

        long start = System.nanoTime();
        assertThat(api.get("/users/me").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void faultsAreTakenInTheirOrderAndCanBeTakenBack() {
        platform.faults().next(1).answer(500);
        platform.faults().next(5).answer(503);

        assertThat(api.get("/users/me").status()).isEqualTo(500);
        assertThat(api.get("/users/me").status()).isEqualTo(503);
        platform.faults().clear();
        assertThat(api.get("/users/me").status()).isEqualTo(200);
        assertThat(platform.faults().pending()).isZero();
    }

    @Test
    void aFaultMeetsAtLeastOneRequest() {
        assertThatThrownBy(() -> platform.faults().next(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private int items() {
        return api.post("/datasets/" + dataset + "/query", "{\"filter\":{\"type\":\"file\"}}")
                .ok()
                .json()
                .path("totalItemsCount")
                .asInt();
    }

    @Test
    void anAnswerMayComeAgain() {
        platform.faults().next(2).path("/datasets/*").repeat();
        String first = api.get("/datasets/" + dataset).ok().text();

        assertThat(api.get("/datasets/" + api.dataset("others")).ok().text()).isEqualTo(first);
        assertThat(api.get("/datasets/" + dataset).ok().text()).isEqualTo(first);
        assertThat(platform.faults().pending()).isZero();
    }

    @Test
    void aCountMayBeAnOldOne() {
        platform.faults().next(2).miscount(7);

        assertThat(items()).isEqualTo(7);
        assertThat(api.get("/datasets/" + dataset).ok().json().path("id").asString())
                .isEqualTo(dataset);
        assertThat(items()).isZero();
    }

    @Test
    void dataMayChangeUnderAListing() {
        platform.faults().next(1).path("/datasets/*/query").after(() -> api.item(dataset, "/new.txt", "x"));

        assertThat(api.post("/datasets/" + dataset + "/query", "{\"filter\":{}}")
                        .ok()
                        .json()
                        .path("totalItemsCount")
                        .asInt())
                .isEqualTo(1);
    }
}
