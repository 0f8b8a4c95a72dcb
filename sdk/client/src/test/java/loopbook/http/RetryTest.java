package loopbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import loopbook.errors.ApiException;
import loopbook.errors.ConnectionFailed;
import loopbook.errors.RateLimited;
import loopbook.errors.ServerError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
    private static final Call READ = Call.get("projects");
    private static final Call WRITE = Call.post("projects").json(Json.object().put("name", "x"));

    private final Server server = new Server();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aReadIsTriedAgainFiveTimes() {
        server.times(5, 503).ok("[]");

        assertThat(server.transport(Retry.STANDARD).json(READ).isArray()).isTrue();
        assertThat(server.requests()).isEqualTo(6);
    }

    @Test
    void aReadIsNotTriedAgainASixthTime() {
        server.times(6, 503).ok("[]");

        ServerError error = catchThrowableOfType(
                ServerError.class, () -> server.transport(Retry.STANDARD).json(READ));

        assertThat(error.tries()).isEqualTo(6);
        assertThat(error).hasMessage("GET /projects: 503 said (tried 6 times)");
        assertThat(server.requests()).isEqualTo(6);
    }

    @Test
    void eachWaitIsTwiceTheOneBefore() {
        server.times(5, 502).ok("[]");

        server.transport(Retry.STANDARD).json(READ);

        assertThat(server.waits).extracting(Duration::toMillis).containsExactly(250L, 500L, 1000L, 2000L, 4000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aReadIsTriedAgainAfterWhatPasses(int status) {
        server.status(status).ok("[]");

        assertThat(server.transport(Retry.STANDARD).json(READ).isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 413, 424, 501})
    void aReadIsNotTriedAgainAfterWhatStays(int status) {
        server.status(status).ok("[]");

        assertThatThrownBy(() -> server.transport(Retry.STANDARD).json(READ)).isInstanceOf(ApiException.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aWriteThatMayHaveBeenDoneIsNotSentTwice(int status) {
        server.status(status).ok("{}");

        assertThatThrownBy(() -> server.transport(Retry.STANDARD).json(WRITE)).isInstanceOf(ApiException.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aRepeatableWriteIsSentAgain(int status) {
        server.status(status).ok("{}");

        assertThat(server.transport(Retry.STANDARD).json(WRITE.repeatable()).isObject())
                .isTrue();
    }

    @Test
    void aWriteThatWasTurnedAwayIsSentAgainWhenThePlatformSays() {
        server.status(429, "Retry-After", "7").status(503, "Retry-After", "2").ok("{}");

        server.transport(Retry.STANDARD).json(WRITE);

        assertThat(server.waits).isEqualTo(List.of(Duration.ofSeconds(7), Duration.ofSeconds(2)));
    }

    @Test
    void aWaitBeyondTheTimeLimitIsNotBegun() {
        server.status(429, "Retry-After", "61").ok("[]");

        assertThatThrownBy(() -> server.transport(Retry.STANDARD).json(READ)).isInstanceOf(RateLimited.class);
        assertThat(server.waits).isEmpty();
    }

    @Test
    void aWaitWithinTheTimeLimitIs() {
        server.status(429, "Retry-After", "59").ok("[]");

        assertThat(server.transport(Retry.STANDARD).json(READ).isArray()).isTrue();
    }

    @Test
    void patienceOutlastsWhatTheStandardDoesNot() {
        server.times(20, 503).ok("[]");

        assertThat(server.transport(Retry.PATIENT).json(READ).isArray()).isTrue();
        assertThat(server.requests()).isEqualTo(21);
    }

    @Test
    void withoutRetriesNothingIsSentTwiceNotEvenByOkHttp() {
        server.status(503, "Retry-After", "0").status(408).ok("[]");
        Transport transport = server.transport(Retry.NONE);

        assertThatThrownBy(() -> transport.json(READ)).isInstanceOf(ServerError.class);
        assertThatThrownBy(() -> transport.json(READ)).isInstanceOf(ApiException.class);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void aReadWhoseAnswerGotLostIsSentAgain() {
        server.hangUp().ok("[]");

        assertThat(server.transport(Retry.STANDARD).json(READ).isArray()).isTrue();
    }

    @Test
    void aWriteWhoseAnswerGotLostIsNot() {
        server.hangUp().ok("{}");

        assertThatThrownBy(() -> server.transport(Retry.STANDARD).json(WRITE)).isInstanceOf(ConnectionFailed.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void aWriteThatCertainlyDidNotArriveIsTriedAgain() {
        Transport transport = server.transport(Retry.STANDARD);
        server.close();

        ConnectionFailed error = catchThrowableOfType(ConnectionFailed.class, () -> transport.json(WRITE));

        assertThat(error.tries()).isEqualTo(6);
        assertThat(error).hasMessageContaining("nothing answers at").hasMessageContaining("tried 6 times");
    }

    @Test
    void anUnknownHostIsTriedTwiceAndNotAThirdTime() {
        Outcome<?> unknown = new Outcome.Broken<>(new java.net.UnknownHostException("nowhere"), false);

        assertThat(Retry.STANDARD.next(READ, unknown, 1, Server.NOON.plusSeconds(1L << 32)))
                .isPresent();
        assertThat(Retry.STANDARD.next(READ, unknown, 2, Server.NOON.plusSeconds(1L << 32)))
                .isEmpty();
    }

    @Test
    void aCertificateThatIsNotBelievedIsNotTriedAgain() {
        Outcome<?> untrusted = new Outcome.Broken<>(
                new java.io.IOException(new java.security.cert.CertificateException("no path")), false);

        assertThat(Retry.STANDARD.next(READ, untrusted, 1, Server.NOON.plusSeconds(1L << 32)))
                .isEmpty();
    }

    @Test
    void jitterLeavesAtLeastHalfOfTheWait() {
        Outcome<?> broken = new Outcome.Broken<>(new java.io.IOException("cut"), false);

        for (int i = 0; i < 100; i++) {
            Duration wait = Retry.STANDARD
                    .next(READ, broken, 3, java.time.Instant.now())
                    .orElseThrow();
            assertThat(wait).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
        }
    }

    @Test
    void asPythonEveryVerbIsTriedFiveTimesAgain() {
        server.times(5, 502).ok("{}");

        new Transport(server.site(), Credentials.of(Token.of("t")), Retry.asPython(server::now, server::wait))
                .json(WRITE);

        assertThat(server.waits).extracting(Duration::toSeconds).containsExactly(0L, 2L, 4L, 8L, 16L);
    }

    @Test
    void asPythonTooManyRequestsAreTriedAgainOnlyWhenThePlatformSaysWhen() {
        server.status(429, "Retry-After", "3").status(429).ok("[]");

        assertThatThrownBy(() -> new Transport(
                                server.site(), Credentials.of(Token.of("t")), Retry.asPython(server::now, server::wait))
                        .json(READ))
                .isInstanceOf(RateLimited.class);
        assertThat(server.waits).containsExactly(Duration.ofSeconds(3));
    }
}
