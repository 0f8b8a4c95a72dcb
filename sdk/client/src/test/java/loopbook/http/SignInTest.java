package loopbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loopbook.errors.LoopbookException;
import loopbook.errors.ServerError;
import loopbook.errors.Unauthorized;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final Call READ = Call.get("projects");

    private final Server server = new Server();
    private final List<Token> kept = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    private Transport renewable(long secondsLeft) {
        Token token = Server.token("me@example.com", Server.NOON.plusSeconds(secondsLeft));
        return server.transport(Credentials.renewable(token, "again", kept::add), Retry.STANDARD);
    }

    private Server newToken() {
        return server.ok("{\"id_token\":\"" + fresh().secret() + "\"}");
    }

    private static Token fresh() {
        return Server.token("me@example.com", Server.NOON.plusSeconds(86_400));
    }

    @Test
    void aTokenThatIsAboutToEndIsRenewedFirst() throws InterruptedException {
        newToken().ok("[]");

        renewable(59).json(READ);

        RecordedRequest renewal = server.next();
        assertThat(renewal.getTarget()).isEqualTo("/token?default");
        assertThat(renewal.getHeaders().get("authorization")).isNull();
        assertThat(renewal.getBody().utf8()).isEqualTo("{\"type\":\"refresh_token\",\"refresh_token\":\"again\"}");
        assertThat(server.next().getHeaders().get("authorization")).isEqualTo("Bearer " + fresh().secret());
        assertThat(kept).extracting(Token::secret).containsExactly(fresh().secret());
    }

    @Test
    void aTokenThatLastsAnotherMinuteIsNot() throws InterruptedException {
        server.ok("[]");

        renewable(61).json(READ);

        assertThat(server.next().getTarget()).isEqualTo("/api/v1/projects");
    }

    @Test
    void afterA401TheTokenIsRenewedOnce() {
        server.status(401);
        newToken().ok("[]");

        assertThat(renewable(3600).json(READ).isArray()).isTrue();
    }

    @Test
    void aSecond401IsRaised() {
        server.status(401);
        newToken().status(401);

        assertThatThrownBy(() -> renewable(3600).json(READ))
                .isInstanceOf(Unauthorized.class)
                .hasMessageContaining("dl.login()");
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void aTokenThatCannotBeRenewedIsReplacedByNothing() {
        Token ended = Server.token("me@example.com", Server.NOON.minusSeconds(1));
        Transport transport = server.transport(Credentials.of(ended), Retry.STANDARD);

        assertThatThrownBy(() -> transport.json(READ))
                .isInstanceOf(Unauthorized.class)
                .hasMessageContaining("The token of me@example.com")
                .hasMessageContaining("expired at 2026-01-01T11:59:59Z")
                .hasMessageContaining("dl.login()");
        assertThat(server.requests()).isZero();
        assertThat(transport.tokenExpired()).isTrue();
    }

    @Test
    void aRefusedRefreshTokenMattersOnlyOnceTheTokenHasEnded() {
        server.status(400).ok("[]").status(401);

        assertThat(renewable(59).json(READ).isArray()).isTrue();
        assertThatThrownBy(() -> renewable(-1).json(READ))
                .isInstanceOf(Unauthorized.class)
                .hasMessageContaining("The token of me@example.com")
                .hasMessageContaining("expired at 2026-01-01T11:59:59Z");
    }

    @Test
    void aRenewalThatDoesNotArriveMattersOnlyOnceTheTokenHasEnded() {
        Token ending = Server.token("me@example.com", Instant.now().plusSeconds(50));
        Token ended = Server.token("me@example.com", Server.NOON);
        server.status(503).ok("[]").status(503);

        assertThat(server.transport(Credentials.renewable(ending, "again", kept::add), Retry.NONE)
                        .json(READ)
                        .isArray())
                .isTrue();
        assertThatThrownBy(() -> server.transport(Credentials.renewable(ended, "again", kept::add), Retry.NONE)
                        .json(READ))
                .isInstanceOf(ServerError.class)
                .hasMessageContaining("POST /token");
    }

    @Test
    void aNewTokenThatCannotBeKeptIsUsedAllTheSame() throws InterruptedException {
        newToken().ok("[]");
        Token ending = Server.token("me@example.com", Server.NOON.plusSeconds(59));
        Credentials forgetful = Credentials.renewable(ending, "again", token -> {
            throw new LoopbookException("the disk is full");
        });

        assertThat(server.transport(forgetful, Retry.STANDARD).json(READ).isArray())
                .isTrue();
        server.next();
        assertThat(server.next().getHeaders().get("authorization")).isEqualTo("Bearer " + fresh().secret());
    }

    @Test
    void withoutATokenNothingIsAsked() {
        assertThatThrownBy(
                        () -> server.transport(Credentials.none(), Retry.NONE).json(READ))
                .isInstanceOf(Unauthorized.class)
                .hasMessageContaining("Nobody is signed in");
        assertThat(server.requests()).isZero();
    }

    @Test
    void theTokenGoesToNoOtherHost() throws InterruptedException {
        try (Server other = new Server()) {
            other.ok("{}");
            server.ok("{}");
            Transport transport = server.transport(Retry.NONE);

            transport.json(Call.at(URI.create(other.web.url("/file").toString())));
            transport.json(Call.at(URI.create(server.web.url("/file").toString())));

            assertThat(other.next().getHeaders().get("authorization")).isNull();
            assertThat(server.next().getHeaders().get("authorization")).isEqualTo("Bearer secret");
        }
    }

    @Test
    void theTokenDoesNotFollowARedirectToAnotherHost() throws InterruptedException {
        try (Server other = new Server()) {
            server.status(302, "Location", other.web.url("/blob").toString());
            other.ok("{}");

            server.transport(Retry.NONE).json(Call.get("items", "1", "stream"));

            assertThat(other.next().getHeaders().get("authorization")).isNull();
        }
    }

    @Test
    void aWriteFollowsNoRedirect() {
        server.status(302, "Location", "/elsewhere").ok("{}");

        assertThatThrownBy(() -> server.transport(Retry.NONE).json(Call.post("projects")))
                .hasMessageContaining("302");
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void theTokenIsInNoText() {
        Token token = fresh();
        server.web.enqueue(new MockResponse.Builder()
                .code(403)
                .body("{\"message\":\"token " + token.secret() + " may not\"}")
                .build());
        Transport transport = server.transport(Credentials.of(token), Retry.STANDARD);

        assertThatThrownBy(() -> transport.json(READ)).hasMessage("GET /projects: 403 token (token) may not");
        assertThat(transport.toString() + transport.credentials() + token)
                .doesNotContain(token.secret())
                .contains("me@example.com");
    }
}
