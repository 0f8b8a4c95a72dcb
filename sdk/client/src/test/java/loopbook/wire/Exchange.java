package loopbook.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.http.Json;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One recorded request with its answer. */
record Exchange(int number, JsonNode recorded) {
    /** What the recorded client sends of an assignment by accident (the sheet says so): a client may leave it out. */
    private static final List<String> ACCIDENTAL = List.of("task_id", "dataset_id", "_datasets");

    /** In what a request differs from the recorded one. */
    record Difference(String text, Optional<Twist> twist) {
        Difference(String text) {
            this(text, Optional.empty());
        }

        Difference in(String place) {
            return new Difference(place + text, twist);
        }
    }

    boolean optional() {
        return recorded.path("repeat").asBoolean(false);
    }

    /** Whether it asks the same as another. */
    boolean asks(Exchange other) {
        return List.of("method", "path", "query").stream()
                .allMatch(key -> recorded.path(key).equals(other.recorded.path(key)));
    }

    /** Whether it changes nothing: a GET, or a query that only finds. */
    boolean reads() {
        JsonNode body = recorded.path("json");
        boolean finds = recorded.path("path").asString().endsWith("/query")
                && !body.has("delete")
                && !body.has("update")
                && !body.has("references");
        return recorded.path("method").asString().equals("GET") || finds;
    }

    int status() {
        return recorded.path("status").asInt();
    }

    /** Whether the request that came is the recorded one; else what differs. */
    Optional<Difference> difference(RecordedRequest request, Compare compare, Map<String, JsonNode> inHand) {
        if (!request.getMethod().equals(recorded.path("method").asString())) {
            return Optional.of(new Difference("wanted " + this));
        }
        String prefix = recorded.path("base").asString("").equals("gate") ? "" : "/api/v1";
        List<String> path = decoded(prefix + recorded.path("path").asString());
        List<String> came = request.getUrl().pathSegments();
        boolean samePath = path.size() == came.size();
        for (int i = 0; samePath && i < path.size(); i++) {
            samePath = compare.text(path.get(i), came.get(i));
        }
        if (!samePath) {
            return Optional.of(new Difference("wanted " + this));
        }
        Map<String, String> query = new LinkedHashMap<>();
        request.getUrl().queryParameterNames().forEach(name -> {
            String value = request.getUrl().queryParameter(name);
            query.put(name, value == null ? "" : value);
        });
        boolean system = "true".equals(query.get("system"))
                && !recorded.path("query").has("system")
                && query.remove("system") != null;
        return texts(recorded.path("query"), query, compare)
                .map(text -> new Difference("in the query: " + text, Twist.of(recorded.path("query"), query)))
                .or(() -> headers(request).map(Difference::new))
                .or(() -> body(request, compare, inHand).map(found -> found.in("in the body: ")))
                .or(() -> system
                        ? Optional.of(
                                new Difference("in the query: sent with system = true", Optional.of(Twist.SYSTEM)))
                        : Optional.empty());
    }

    private static List<String> decoded(String path) {
        return Arrays.stream(path.substring(1).split("/", -1))
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private Optional<String> headers(RecordedRequest request) {
        for (Map.Entry<String, JsonNode> header : recorded.path("headers").properties()) {
            String sent = request.getHeaders().get(header.getKey());
            if (!header.getValue().asString().equals(sent)) {
                return Optional.of("wanted the header " + header + ", got " + sent);
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> body(RecordedRequest request, Compare compare, Map<String, JsonNode> inHand) {
        byte[] body =
                request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        String type =
                Optional.ofNullable(request.getHeaders().get("content-type")).orElse("");
        if (recorded.has("multipart")) {
            return Multipart.difference(recorded.path("multipart"), body, type, compare)
                    .map(Difference::new);
        }
        if (recorded.has("form")) {
            return texts(recorded.path("form"), form(body), compare).map(Difference::new);
        }
        if (recorded.has("json")) {
            return json(body, request.getMethod(), compare, inHand);
        }
        boolean same = recorded.path("contentType").isString() || body.length == 0;
        return same
                ? Optional.empty()
                : Optional.of(new Difference("wanted none, got " + new String(body, StandardCharsets.UTF_8)));
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            String[] sides = pair.split("=", 2);
            fields.put(sides[0], sides.length < 2 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private Optional<Difference> json(byte[] body, String method, Compare compare, Map<String, JsonNode> inHand) {
        JsonNode sent;
        try {
            sent = body.length == 0 ? Json.object() : Json.read(body);
        } catch (JacksonException e) {
            return Optional.of(new Difference("no JSON: " + new String(body, StandardCharsets.UTF_8)));
        }
        JsonNode wanted = recorded.path("json").deepCopy();
        if (sent instanceof ObjectNode mine && wanted instanceof ObjectNode theirs) {
            recorded.path("optionalKeys").forEach(key -> evenOut(key.asString(), mine, theirs));
            ACCIDENTAL.forEach(key -> evenOut(key, mine, theirs));
            if (method.equals("PUT") || method.equals("PATCH")) {
                dropKnown(mine, theirs, inHand);
            }
        }
        if (recorded.has("jsonDecoded")) {
            return Pictures.bodies(wanted, sent, recorded.path("jsonDecoded"), compare)
                    .map(Difference::new);
        }
        return compare.difference(wanted, sent)
                .map(text -> new Difference(text, Twist.of(method, wanted, sent, compare)));
    }

    private static void evenOut(String key, ObjectNode sent, ObjectNode wanted) {
        if (!sent.has(key) || sent.path(key).isNull()) {
            sent.remove(key);
            wanted.remove(key);
        }
    }

    /** What the recorded client dropped of an entity in hand, or of one that was answered before, may be sent, too. */
    private static void dropKnown(ObjectNode sent, ObjectNode wanted, Map<String, JsonNode> inHand) {
        List<String> more = sent.propertyNames().stream()
                .filter(key -> !wanted.has(key))
                .filter(key -> inHand.values().stream()
                        .anyMatch(known -> sent.path(key).equals(known.path(key))))
                .toList();
        sent.remove(more);
    }

    private static Optional<String> texts(JsonNode wanted, Map<String, String> sent, Compare compare) {
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            String value = sent.get(field.getKey());
            if (value == null || !compare.text(field.getValue().asString(""), value)) {
                return Optional.of("wanted " + field.getKey() + " = " + field.getValue() + ", got " + value);
            }
        }
        return sent.size() == wanted.size() ? Optional.empty() : Optional.of("wanted " + wanted + ", got " + sent);
    }

    /** The entity that the answer is, if it is one. */
    Optional<JsonNode> entity() {
        return recorded.path("response").has("id") ? Optional.of(recorded.path("response")) : Optional.empty();
    }

    MockResponse answer() {
        MockResponse.Builder answer = new MockResponse.Builder().code(status());
        Buffer body = new Buffer();
        if (recorded.has("responseBase64")) {
            body.write(
                    Base64.getDecoder().decode(recorded.path("responseBase64").asString()));
        } else if (recorded.has("response")) {
            answer.setHeader("content-type", "application/json");
            body.writeUtf8(recorded.path("response").toString());
        } else {
            body.writeUtf8(recorded.path("responseText").asString(""));
        }
        answer.body(body);
        recorded.path("responseHeaders").properties().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
                .forEach(header ->
                        answer.setHeader(header.getKey(), header.getValue().asString()));
        return answer.build();
    }

    @Override
    public String toString() {
        return recorded.path("method").asString() + " " + recorded.path("path").asString()
                + (recorded.path("query").isEmpty() ? "" : " " + recorded.path("query"))
                + (recorded.has("json") ? " " + Compare.brief(recorded.path("json")) : "");
    }
}
