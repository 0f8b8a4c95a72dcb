package loopbook.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request that found its route. */
final class Call {
    private final Request request;
    private final Map<String, String> vars;
    private final String user;
    private final long mostBytes;
    private final Map<String, String> query;

    /** With at most so many bytes in a body that is read as a whole. */
    Call(Request request, Map<String, String> vars, String user, long mostBytes) {
        this.request = request;
        this.vars = vars;
        this.user = user;
        this.mostBytes = mostBytes;
        this.query = fields(request.getHttpURI().getQuery());
    }

    Request request() {
        return request;
    }

    /** The e-mail of the caller. */
    String user() {
        return user;
    }

    /** What stands at {@code {name}} of the route. */
    String var(String name) {
        String value = vars.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no {" + name + "}");
        }
        return value;
    }

    @Nullable
    String query(String name) {
        return query.get(name);
    }

    int number(String name, int otherwise) {
        String text = query.get(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ApiError.badRequest("query parameter " + name + " is not a number: " + text);
        }
    }

    /** Whether the call may change {@code metadata.system}. */
    boolean system() {
        return "true".equals(query.get("system"));
    }

    @Nullable
    String header(String name) {
        return request.getHeaders().get(name);
    }

    /** The links of the answer: below the address by which the caller reached us. */
    Links links() {
        return new Links(Web.origin(request) + Web.BASE);
    }

    /** The media type of the body, without parameters; empty if there is none. */
    String contentType() {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The body as it arrives, however long it is. */
    InputStream body() {
        return Content.Source.asInputStream(request);
    }

    /** A body that is kept in memory. */
    private InputStream limited() {
        return new BodyLimit(body(), request.getLength(), mostBytes);
    }

    /** The JSON of the body, of whatever kind. */
    JsonNode json() {
        return Json.read(limited());
    }

    /** The JSON object of the body. */
    ObjectNode object() {
        JsonNode json = json();
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.badRequest("the body must be a JSON object");
    }

    /** The fields of a body that is JSON or a form. */
    ObjectNode fields() {
        if (!contentType().equals("application/x-www-form-urlencoded")) {
            return object();
        }
        ObjectNode fields = Json.object();
        try (InputStream in = limited()) {
            fields(new String(in.readAllBytes(), StandardCharsets.UTF_8)).forEach(fields::put);
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException("the form could not be read", e);
        }
    }

    private static Map<String, String> fields(@Nullable String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (encoded == null) {
            return fields;
        }
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                fields.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest("not percent-encoded correctly: " + text);
        }
    }
}
