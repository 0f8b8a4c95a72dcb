package loopbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import loopbook.errors.UnreadableAnswer;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BodyTest {
    private final Server server = new Server();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFormIsUrlEncoded() throws InterruptedException {
        server.ok("{}");

        server.transport(Retry.NONE).json(Call.post("x").form(Map.of("a b", "c&d")));

        RecordedRequest request = server.next();
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.getBody().utf8()).isEqualTo("a+b=c%26d");
    }

    @Test
    void noBodyHasNoContentType() throws InterruptedException {
        server.ok("").ok("");
        Transport transport = server.transport(Retry.NONE);

        assertThat(transport.json(Call.delete("x")).isMissingNode()).isTrue();
        transport.json(Call.post("y"));

        assertThat(server.next().getHeaders().get("Content-Type")).isNull();
        assertThat(server.next().getHeaders().get("Content-Length")).isEqualTo("0");
    }

    @Test
    void partsAreSentAsTheyAreAndCounted(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("big"), new byte[300_000]);
        server.ok("{}");
        AtomicLong sent = new AtomicLong();

        server.transport(Retry.NONE)
                .json(Call.post("items")
                        .multipart(List.of(
                                Part.text("type", "file"),
                                Part.json("m", Json.object().put("k", "v")),
                                Part.file("content", "é\".png", "image/png", file)))
                        .progress(sent::addAndGet));

        RecordedRequest request = server.next();
        String text = request.getBody().string(StandardCharsets.UTF_8);
        assertThat(text).contains("name=\"type\"", "{\"k\":\"v\"}", "filename=\"é%22.png\"", "Content-Type: image/png");
        assertThat(sent).hasValue(request.getBodySize());
        assertThat(request.getChunkSizes()).isNullOrEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsNoTroubleOfTheNetwork(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("gone"), new byte[10]);
        Call call = Call.post("items").repeatable().multipart(List.of(Part.file("content", "gone", "image/png", file)));
        Files.delete(file);
        server.ok("{}");

        assertThatThrownBy(() -> server.transport(Retry.PATIENT).json(call))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot read " + file);
        assertThat(server.waits).isEmpty();
    }

    @Test
    void aFileThatGrewSinceIsNotSentAsSomethingElse(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("grown"), new byte[10]);
        Call call =
                Call.post("items").repeatable().multipart(List.of(Part.file("content", "grown", "image/png", file)));
        Files.write(file, new byte[11]);
        server.ok("{}");

        assertThatThrownBy(() -> server.transport(Retry.PATIENT).json(call))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file + " changed while it was sent: it had 10 bytes");
        assertThat(server.waits).isEmpty();
    }

    @Test
    void whatAFailedTrySentIsTakenBack() {
        server.hangUp().ok("{}");
        AtomicLong sent = new AtomicLong();
        byte[] bytes = new byte[100_000];
        Call call = Call.post("items")
                .multipart(List.of(Part.file("content", "a", "image/png", bytes)))
                .progress(sent::addAndGet)
                .repeatable();

        server.transport(Retry.STANDARD).json(call);

        assertThat(sent.get()).isBetween(100_000L, 101_000L);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Part.file("content", "a", "image/png", Path.of("/nowhere/a.png")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/nowhere/a.png");
    }

    @Test
    void somethingElseThanJsonIsToldWithItsStart() {
        server.ok("<html>Please accept the terms of this network");

        assertThatThrownBy(() -> server.transport(Retry.NONE).json(Call.get("projects")))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("GET /projects")
                .hasMessageContaining("<html>Please accept");
    }

    @Test
    void anAnswerHasStatusHeadersAndText() {
        server.status(201, "X-Thing", "7");

        Answer answer = server.transport(Retry.NONE).answer(Call.post("x"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsEntry("x-thing", "7");
        assertThat(answer.json().path("message").asString()).isEqualTo("said");
    }

    @Test
    void aStreamBringsEveryByte() throws IOException {
        byte[] bytes = new byte[3_000_000];
        new java.util.Random(2).nextBytes(bytes);
        server.web.enqueue(
                new MockResponse.Builder().body(new Buffer().write(bytes)).build());

        try (InputStream in = server.transport(Retry.NONE).stream(Call.get("s"))) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aStreamThatIsCutRaises() throws IOException {
        server.cutInTheMiddle(new MockResponse.Builder().body(new Buffer().write(new byte[2_000_000])));

        try (InputStream in = server.transport(Retry.NONE).stream(Call.get("s"))) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("The stream of /api/v1/s broke");
        }
    }

    @Test
    void anErrorPageIsShortened() {
        server.web.enqueue(
                new MockResponse.Builder().code(400).body("x".repeat(100_000)).build());

        assertThatThrownBy(() -> server.transport(Retry.NONE).json(Call.get("a")))
                .hasMessageMatching("GET /a: 400 x{500}…");
    }

    @Test
    void numbersKeepTheirDigits() {
        server.ok("{\"big\":123456789012345678901234567890,\"exact\":100.50}");

        JsonNode json = server.transport(Retry.NONE).json(Call.get("n"));

        assertThat(json.path("big").bigIntegerValue()).hasToString("123456789012345678901234567890");
    }

    @Test
    void aPathPartThatWouldChangeThePathIsRefused() {
        for (String part : List.of("", ".", "..")) {
            assertThatThrownBy(() -> Call.get("items", part)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aCallPrintsNeitherBodyNorQuery() {
        Call call = Call.post("token").query("key", "secret").json(Json.object().put("password", "secret"));

        assertThat(call).hasToString("POST /token");
    }
}
