package loopbook.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A caller of the platform over real HTTP: the tests' client, which shares nothing with ours. As an extension in a field of
 * a test it closes its platform after the last test.
 */
final class Api implements AfterAllCallback {
    record Answer(int status, String text, HttpResponse<byte[]> raw, Map<String, List<String>> headers) {
        byte[] bytes() {
            return raw.body();
        }

        JsonNode json() {
            return read(text);
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        /** The answer, which must be a success. */
        Answer ok() {
            if (status >= 300) {
                throw new AssertionError(status + ": " + text);
            }
            return this;
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOUNDARY = "----loopbook-test";

    private final LocalPlatform platform;
    private final URI base;
    private final String token;

    Api(LocalPlatform platform) {
        this(platform, platform.url(), platform.token());
    }

    Api(URI base, String token) {
        this(null, base, token);
    }

    private Api(LocalPlatform platform, URI base, String token) {
        this.platform = platform;
        this.base = base;
        this.token = token;
    }

    /** The caller of a new platform in memory. */
    static Api ofItsOwn() {
        return new Api(LocalPlatform.inMemory());
    }

    LocalPlatform platform() {
        return platform;
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        platform.close();
    }

    /** An answer as any client reads it, which may be deeper than what the platform takes. */
    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    Answer send(String method, String path, String contentType, byte[] body, String... headers) {
        URI uri = URI.create(path.startsWith("http") ? path : base + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        if (contentType != null) {
            request.header("content-type", contentType);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            Contract.check(method, uri, answer.statusCode(), text);
            return new Answer(
                    answer.statusCode(), text, answer, answer.headers().map());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, null, headers);
    }

    Answer send(String method, String path, String json) {
        return send(method, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    Answer form(String path, String form) {
        return send("POST", path, "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads a file as the Python SDK does. */
    Answer upload(String dataset, String mode, String path, byte[] bytes, String... fields) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        StringBuilder head = new StringBuilder();
        field(head, "type", "file");
        field(head, "path", path);
        for (int i = 0; i < fields.length; i += 2) {
            field(head, fields[i], fields[i + 1]);
        }
        head.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"");
        head.append(name).append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        byte[] before = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[before.length + bytes.length + after.length];
        System.arraycopy(before, 0, body, 0, before.length);
        System.arraycopy(bytes, 0, body, before.length, bytes.length);
        System.arraycopy(after, 0, body, before.length + bytes.length, after.length);
        return send(
                "POST",
                "/datasets/" + dataset + "/items" + (mode == null ? "" : "?mode=" + mode),
                "multipart/form-data; boundary=" + BOUNDARY,
                body);
    }

    private static void field(StringBuilder to, String name, String value) {
        to.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name);
        to.append("\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
                .append(value)
                .append("\r\n");
    }

    String project(String name) {
        return form("/projects", "name=" + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8))
                .ok()
                .json()
                .get("id")
                .asString();
    }

    String dataset(String project, String name) {
        ObjectNode body = Json.object().put("name", name);
        body.putArray("projects").add(project);
        return post("/datasets", Json.write(body)).ok().json().get("id").asString();
    }

    /** A new dataset in a new project. */
    String dataset(String name) {
        return dataset(project("project of " + name), name);
    }

    String item(String dataset, String path, String content) {
        return upload(dataset, "skip", path, content.getBytes(StandardCharsets.UTF_8))
                .ok()
                .json()
                .get("id")
                .asString();
    }
}
