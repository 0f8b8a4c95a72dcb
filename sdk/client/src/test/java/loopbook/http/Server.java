package loopbook.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** A server that answers what a test says, and a clock that only pauses move. */
final class Server implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    final MockWebServer web = new MockWebServer();
    final List<Duration> waits = new ArrayList<>();
    private Instant now = NOON;

    Server() {
        try {
            web.start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Site site() {
        return Site.of(URI.create(web.url("/api/v1").toString()));
    }

    Transport transport(Retry retry) {
        return transport(Credentials.of(Token.of("secret")), retry);
    }

    Transport transport(Credentials credentials, Retry retry) {
        return new Transport(site(), credentials, timed(retry));
    }

    /** The same rules, without waiting. */
    Retry timed(Retry retry) {
        return retry == Retry.NONE ? retry : retry.with(() -> now, this::wait);
    }

    void wait(Duration time) {
        waits.add(time);
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    Server ok(String body) {
        web.enqueue(new MockResponse.Builder().body(body).build());
        return this;
    }

    Server status(int status, String... headers) {
        MockResponse.Builder answer = new MockResponse.Builder().code(status).body("{\"message\":\"said\"}");
        for (int i = 0; i < headers.length; i += 2) {
            answer.addHeader(headers[i], headers[i + 1]);
        }
        web.enqueue(answer.build());
        return this;
    }

    Server times(int n, int status) {
        for (int i = 0; i < n; i++) {
            status(status);
        }
        return this;
    }

    /** Takes the request and then hangs up without an answer. */
    Server hangUp() {
        web.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        return this;
    }

    /** Sends the first half of a body and hangs up. */
    Server cutInTheMiddle(MockResponse.Builder answer) {
        web.enqueue(answer.onResponseBody(new SocketEffect.CloseSocket()).build());
        return this;
    }

    RecordedRequest next() throws InterruptedException {
        return web.takeRequest();
    }

    int requests() {
        return web.getRequestCount();
    }

    /** A token of this user that ends then. */
    static Token token(String email, Instant end) {
        String claims = "{\"email\":\"" + email + "\",\"exp\":" + end.getEpochSecond() + "}";
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return Token.of(encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln");
    }

    @Override
    public void close() {
        web.close();
    }
}
