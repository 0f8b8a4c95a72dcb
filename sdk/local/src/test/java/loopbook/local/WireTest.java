package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers that do not behave, and some that only look so. */
class WireTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static final String dataset = api.dataset("wire");

    /** Sends these bytes, and says what came back until the platform ended the connection. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), api.platform().url().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsNoHttpIsA400InTheUsualForm() throws IOException {
        assertThat(raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400").contains("\"status\":400,\"message\":");
    }

    @Test
    void aPathThatIsEncodedWronglyIsA400() throws IOException {
        String request = "GET /api/v1/items/%ZZ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + api.platform().token() + "\r\n\r\n";

        assertThat(raw(request)).startsWith("HTTP/1.1 400").contains("\"status\":400,\"message\":");
    }

    @Test
    void anEncodedSlashIsALetterOfAName() {
        assertThat(api.get("/projects/a%2Fb").status()).isEqualTo(404);
        assertThat(api.get("/projects/a%2Fb").json().get("message").asString()).contains("a/b");
    }

    @Test
    void anUploadWithoutAKnownLengthIsTakenIn() throws IOException, InterruptedException {
        String body =
                """
                --b\r
                Content-Disposition: form-data; name="type"\r
                \r
                file\r
                --b\r
                Content-Disposition: form-data; name="path"\r
                \r
                /chunked.txt\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="chunked.txt"\r
                \r
                chunked content\r
                --b--\r
                """;
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(api.platform().url() + "/datasets/" + dataset + "/items"))
                .header("authorization", "Bearer " + api.platform().token())
                .header("content-type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.read(answer.body()).at("/metadata/system/size").asInt()).isEqualTo(15);
        assertThat(Json.read(answer.body()).at("/metadata/system/mimetype").asString())
                .isEqualTo("text/plain");
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        String head = "POST /api/v1/datasets/" + dataset + "/items HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + api.platform().token()
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n/broken.bin\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"broken.bin\"\r\n\r\n";
        String answer;
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), api.platform().url().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(new byte[1 << 20]);
            socket.shutdownOutput();
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(answer).doesNotStartWith("HTTP/1.1 200");
        assertThat(api.post("/datasets/" + dataset + "/query", "{\"filter\":{\"$and\":[{\"name\":\"broken.bin\"}]}}")
                        .json()
                        .get("items"))
                .isEmpty();
        try (Stream<Path> left = Files.list(api.platform().data().resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aRefusedLargeUploadIsToldWhy() {
        Api.Answer answer = new Api(api.platform().url(), "bad").upload(dataset, "skip", "/x.bin", new byte[3 << 20]);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("message").asString()).contains("not made by this local platform");
    }

    @Test
    void theAddressesInAnAnswerAreThoseByWhichTheCallerCame() throws IOException {
        String request = "GET /api/v1/datasets/" + dataset + " HTTP/1.1\r\nHost: my-machine:7\r\nConnection: close\r\n"
                + "Authorization: Bearer " + api.platform().token() + "\r\n\r\n";

        assertThat(raw(request)).contains("\"url\":\"http://my-machine:7/api/v1/datasets/" + dataset + "\"");
    }

    @Test
    void aMethodThatAPathDoesNotHaveIsNotServed() {
        assertThat(api.delete("/users/me").status()).isEqualTo(501);
    }
}
