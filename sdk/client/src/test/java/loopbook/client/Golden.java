package loopbook.client;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loopbook.http.Json;
import loopbook.http.Retry;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One recorded case: a server that answers as recorded, and remembers what was not asked as recorded. */
final class Golden extends Dispatcher implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Path folder;
    private final JsonNode golden;
    private final List<JsonNode> left;
    private final List<String> wrong = new ArrayList<>();
    private final Dataloop dl;

    Golden(String recorded, Path folder) throws IOException {
        this.folder = folder;
        server.setDispatcher(this);
        server.start();
        String base = server.url("/api/v1").toString();
        String gate = base.substring(0, base.length() - "/api/v1".length());
        this.golden = Json.read(recorded.replace("{base}", base)
                .replace("{gate}", gate)
                .replace("{src}", folder.toString())
                .replace("{out}", folder.resolve("out").toString()));
        this.left = new ArrayList<>(Trees.stream(golden.path("exchanges")).toList());
        // {"email": "tester@example.com"}
        String token = "e30."
                + Base64.getUrlEncoder()
                        .encodeToString("{\"email\":\"tester@example.com\"}".getBytes(StandardCharsets.UTF_8))
                + ".x";
        this.dl = Dataloop.connect(java.net.URI.create(base), token).with(Retry.NONE);
        writeInputFiles();
    }

    private void writeInputFiles() throws IOException {
        for (Map.Entry<String, JsonNode> input : golden.path("inputFiles").properties()) {
            Path file = folder.resolve(input.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(input.getValue().asString()));
        }
    }

    Dataloop dl() {
        return dl;
    }

    /** A path of the input files. */
    Path file(String relative) {
        return folder.resolve(relative);
    }

    /** The entity that the caller holds. */
    ObjectNode inHand(String kind) {
        return golden.path("inHand").properties().stream()
                .filter(entity -> entity.getKey().startsWith(kind + ":"))
                .map(entity -> (ObjectNode) entity.getValue())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + kind + " in hand"));
    }

    Item item() {
        String id = golden.path("context")
                .path("item")
                .asString(golden.path("args").path("item").asString(""));
        return new Item(id.isEmpty() ? inHand("item") : held("item:" + id), dl);
    }

    Annotation annotation(String id) {
        return new Annotation(held("annotation:" + id), dl);
    }

    ObjectNode held(String key) {
        return (ObjectNode) golden.path("inHand").path(key);
    }

    Dataset dataset() {
        return new Dataset(inHand("dataset"), dl);
    }

    Project project() {
        return new Project(inHand("project"), dl);
    }

    /** The datasets of the case's project. */
    Datasets datasets() {
        return new Datasets(
                dl, java.util.Optional.of(golden.path("context").path("project").asString()));
    }

    /** The items of the case's dataset. */
    Items items() {
        return new Items(
                dl, java.util.Optional.of(golden.path("context").path("dataset").asString()));
    }

    Annotations annotations() {
        return new Annotations(
                dl,
                java.util.Optional.of(golden.path("context").path("dataset").asString()),
                java.util.Optional.empty());
    }

    JsonNode arguments() {
        return golden.path("args");
    }

    JsonNode result() {
        return golden.path("result");
    }

    /** What differs from the record; empty when nothing does. */
    List<String> differences() {
        List<String> all = new ArrayList<>(wrong);
        left.stream()
                .filter(exchange -> !exchange.path("repeat").asBoolean(false))
                .forEach(exchange ->
                        all.add("not asked: " + exchange.path("method").asString() + " "
                                + exchange.path("path").asString() + " " + exchange.path("json")));
        return all;
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        boolean anyOrder = golden.path("order").isString();
        for (JsonNode exchange : List.copyOf(left)) {
            String difference = difference(exchange, request);
            if (difference.isEmpty()) {
                left.remove(exchange);
                return answer(exchange);
            }
            if (!anyOrder
                    && !exchange.path("repeat").asBoolean(false)
                    && golden.path("order").isMissingNode()) {
                wrong.add(request.getMethod() + " " + request.getTarget() + ": " + difference);
                break;
            }
        }
        if (wrong.isEmpty()) {
            wrong.add("not recorded: " + request.getMethod() + " " + request.getTarget());
        }
        return new MockResponse.Builder()
                .code(418)
                .body("{\"message\":\"not as recorded\"}")
                .build();
    }

    private static MockResponse answer(JsonNode exchange) {
        MockResponse.Builder answer =
                new MockResponse.Builder().code(exchange.path("status").asInt());
        exchange.path("responseHeaders")
                .properties()
                .forEach(header ->
                        answer.setHeader(header.getKey(), header.getValue().asString()));
        if (exchange.has("responseBase64")) {
            byte[] bytes =
                    Base64.getDecoder().decode(exchange.path("responseBase64").asString());
            answer.body(new okio.Buffer().write(bytes));
        } else if (exchange.has("response")) {
            answer.body(exchange.path("response").toString());
        } else {
            answer.body(exchange.path("responseText").asString(""));
        }
        return answer.build();
    }

    private String difference(JsonNode exchange, RecordedRequest request) {
        var url = request.getUrl();
        List<String> path = url.pathSegments();
        String prefix = exchange.path("base").asString("").equals("gate") ? "" : "/api/v1";
        List<String> wanted = Arrays.stream(
                        (prefix + exchange.path("path").asString()).substring(1).split("/"))
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        if (!request.getMethod().equals(exchange.path("method").asString()) || !path.equals(wanted)) {
            return "wanted " + exchange.path("method").asString() + " " + wanted + ", got " + path;
        }
        Map<String, String> query = new LinkedHashMap<>();
        url.queryParameterNames().forEach(name -> query.put(name, url.queryParameter(name)));
        if (!sameTexts(exchange.path("query"), query)) {
            return "wanted the query " + exchange.path("query") + ", got " + query;
        }
        for (Map.Entry<String, JsonNode> header : exchange.path("headers").properties()) {
            String sent = request.getHeaders().get(header.getKey());
            if (!header.getValue().asString().equals(sent)) {
                return "wanted the header " + header + ", got " + sent;
            }
        }
        byte[] body =
                request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        return bodyDifference(exchange, body, request.getHeaders().get("content-type"));
    }

    private static String bodyDifference(JsonNode exchange, byte[] body, String contentType) {
        if (exchange.has("json")) {
            JsonNode sent = body.length == 0 ? Trees.object() : Json.read(body);
            return same(exchange.path("json"), sent) ? "" : "wanted " + exchange.path("json") + ", got " + sent;
        }
        if (exchange.has("form")) {
            Map<String, String> sent = Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
            return sameTexts(exchange.path("form"), sent) ? "" : "wanted " + exchange.path("form") + ", got " + sent;
        }
        if (exchange.has("multipart")) {
            return partsDifference(exchange.path("multipart"), body, contentType);
        }
        return body.length == 0 ? "" : "wanted no body, got " + new String(body, StandardCharsets.UTF_8);
    }

    private static String partsDifference(JsonNode wanted, byte[] body, String contentType) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String boundary = "--" + contentType.replaceAll(".*boundary=", "");
        List<String> parts = Arrays.stream(text.split("\r?\n?" + java.util.regex.Pattern.quote(boundary)))
                .filter(not(String::isBlank))
                .filter(part -> !part.startsWith("--"))
                .toList();
        if (parts.size() != wanted.size()) {
            return "wanted " + wanted.size() + " parts, got " + parts.size();
        }
        for (int i = 0; i < parts.size(); i++) {
            String head = parts.get(i).substring(0, parts.get(i).indexOf("\r\n\r\n"));
            byte[] content = parts.get(i).substring(head.length() + 4).getBytes(StandardCharsets.ISO_8859_1);
            String difference = partDifference(wanted.path(i), head, content);
            if (!difference.isEmpty()) {
                return "part " + i + ": " + difference;
            }
        }
        return "";
    }

    private static String partDifference(JsonNode wanted, String head, byte[] content) {
        if (!head.contains("name=\"" + wanted.path("name").asString() + "\"")) {
            return "wanted the name " + wanted.path("name") + ", got " + head;
        }
        if (wanted.has("filename")
                && !(head.contains("filename=\"" + wanted.path("filename").asString() + "\"")
                        && head.contains(wanted.path("contentType").asString("")))) {
            return "wanted " + wanted.path("filename") + " " + wanted.path("contentType") + ", got " + head;
        }
        if (wanted.has("valueBase64")) {
            boolean same = Arrays.equals(
                    Base64.getDecoder().decode(wanted.path("valueBase64").asString()), content);
            return same ? "" : "other bytes";
        }
        String sent = new String(content, StandardCharsets.UTF_8);
        String value = wanted.has("json")
                ? wanted.path("json").toString()
                : wanted.path("value").asString("");
        return value.equals("<bytes>") || sameText(value, sent) ? "" : "wanted " + value + ", got " + sent;
    }

    private static boolean sameTexts(JsonNode wanted, Map<String, String> sent) {
        return wanted.size() == sent.size()
                && wanted.properties().stream()
                        .allMatch(field -> sent.containsKey(field.getKey())
                                && sameText(field.getValue().asString(""), sent.get(field.getKey())));
    }

    /** Texts that hold JSON are compared as JSON. */
    private static boolean sameText(String wanted, String sent) {
        if (wanted.equals(sent)) {
            return true;
        }
        try {
            return wanted.startsWith("{") && same(Json.read(wanted), Json.read(sent));
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Key order irrelevant, list order matters, {@code 1.0} equals {@code 1}. */
    static boolean same(JsonNode wanted, JsonNode sent) {
        if (wanted.isNumber() && sent.isNumber()) {
            return wanted.asDouble() == sent.asDouble();
        }
        if (wanted.isArray() && sent.isArray()) {
            List<JsonNode> a = Trees.stream(wanted).toList();
            List<JsonNode> b = Trees.stream(sent).toList();
            return a.size() == b.size()
                    && java.util.stream.IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
        }
        if (wanted.isObject() && sent.isObject()) {
            return wanted.size() == sent.size()
                    && wanted.properties().stream()
                            .allMatch(field ->
                                    sent.has(field.getKey()) && same(field.getValue(), sent.path(field.getKey())));
        }
        return wanted.equals(sent);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (RuntimeException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
