package loopbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import loopbook.errors.NotFound;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransportTest {
    private final MockWebServer server = new MockWebServer();
    private Transport transport;

    @BeforeEach
    void start() throws IOException {
        server.start();
        Site site = Site.of(URI.create(server.url("/api/v1").toString()));
        transport = new Transport(site, Credentials.of(Token.of("secret")), Retry.NONE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCallCarriesTokenUserAgentAndEncodedSegments() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().body("{\"id\":\"1\"}").build());

        String id = transport
                .json(Call.get("items", "a/b c").query("page", 2).query("none", null))
                .path("id")
                .asString();

        RecordedRequest request = server.takeRequest();
        assertThat(id).isEqualTo("1");
        assertThat(request.getTarget()).isEqualTo("/api/v1/items/a%2Fb%20c?page=2");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer secret");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("loopbook/0");
    }

    @Test
    void anErrorStatusBecomesTheExceptionForIt() {
        server.enqueue(new MockResponse.Builder()
                .code(404)
                .addHeader("x-request-id", "r-7")
                .body("{\"status\":404,\"message\":\"no such dataset\"}")
                .build());

        assertThatThrownBy(() -> transport.json(Call.get("datasets", "x")))
                .isInstanceOf(NotFound.class)
                .hasMessage("GET /datasets/x: 404 no such dataset (request id r-7)");
    }
}
