package loopbook.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request: immutable, each step returns a changed copy.
 *
 * <p>Path segments are given as they are and percent-encoded one by one: {@code Call.get("datasets", id, "items")}.
 */
public final class Call {
    private final String method;
    private final Target target;
    private final Map<String, String> headers;
    private final Body body;
    private final Traits traits;

    private Call(String method, Target target, Map<String, String> headers, Body body, Traits traits) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.traits = traits;
    }

    private static Call of(String method, String... segments) {
        return new Call(method, Target.of(segments), Map.of(), new Body.None(), Traits.PLAIN);
    }

    /** A {@code GET}. */
    public static Call get(String... segments) {
        return of("GET", segments);
    }

    /** A {@code POST}. */
    public static Call post(String... segments) {
        return of("POST", segments);
    }

    /** A {@code PUT}. */
    public static Call put(String... segments) {
        return of("PUT", segments);
    }

    /** A {@code PATCH}. */
    public static Call patch(String... segments) {
        return of("PATCH", segments);
    }

    /** A {@code DELETE}. */
    public static Call delete(String... segments) {
        return of("DELETE", segments);
    }

    /** A {@code GET} of a full address, such as one found in an answer. The token goes only to the platform's host. */
    public static Call at(URI address) {
        return new Call("GET", Target.at(address), Map.of(), new Body.None(), Traits.PLAIN);
    }

    /** With a query parameter; left out when null, without a value when empty. */
    public Call query(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        return new Call(method, target.query(name, value.toString()), headers, body, traits);
    }

    /** With a header. */
    public Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, target, Map.copyOf(more), body, traits);
    }

    /** With a JSON body. */
    public Call json(JsonNode json) {
        return body(new Body.JsonBody(json));
    }

    /** With a url-encoded body. */
    public Call form(Map<String, String> fields) {
        return body(new Body.Form(new LinkedHashMap<>(fields)));
    }

    /** With a body of parts; files among them are streamed. */
    public Call multipart(List<Part> parts) {
        return body(new Body.Multipart(List.copyOf(parts)));
    }

    /** With a body of any other type, such as {@code application/x-ndjson}. */
    public Call content(String contentType, byte[] content) {
        return body(new Body.Raw(contentType, ByteString.of(content)));
    }

    private Call body(Body other) {
        return new Call(method, target, headers, other, traits);
    }

    /** An unsafe verb that may be sent again even if the first one perhaps arrived: queries, and what ends the same. */
    public Call repeatable() {
        return with(traits.asRepeatable());
    }

    /** However long it takes in all: an answer as long as a file. Silence is not waited for any longer than else. */
    Call untimed() {
        return with(traits.withoutLimit());
    }

    /** Without the token: sign-in itself. */
    public Call noAuth() {
        return with(traits.withoutAuth());
    }

    /** Below the gate instead of the base address. */
    public Call gate() {
        return new Call(method, target.atGate(), headers, body, traits);
    }

    /** Tells how many more bytes of the body were sent; a negative number takes those of a failed try back. */
    public Call progress(LongConsumer bytes) {
        return with(traits.reporting(bytes));
    }

    private Call with(Traits other) {
        return new Call(method, target, headers, body, other);
    }

    /** The HTTP verb. */
    public String method() {
        return method;
    }

    /** The path below the platform's address, without the query. */
    public String path() {
        return target.path();
    }

    Target target() {
        return target;
    }

    Map<String, String> headers() {
        return headers;
    }

    Body body() {
        return body;
    }

    Traits traits() {
        return traits;
    }

    /** Whether sending it twice does no harm. */
    boolean safe() {
        return method.equals("GET") || traits.repeatable();
    }

    /** Whether the body takes as long as its files are big. */
    boolean bulky() {
        return body instanceof Body.Multipart;
    }

    /** The verb and the path; never the body, the query or a header, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + path();
    }

    /** How a call is treated on its way. */
    record Traits(boolean repeatable, boolean auth, boolean untimed, LongConsumer sent) {
        static final Traits PLAIN = new Traits(false, true, false, bytes -> {});

        Traits asRepeatable() {
            return new Traits(true, auth, untimed, sent);
        }

        Traits withoutAuth() {
            return new Traits(repeatable, false, untimed, sent);
        }

        Traits withoutLimit() {
            return new Traits(repeatable, auth, true, sent);
        }

        Traits reporting(LongConsumer bytes) {
            return new Traits(repeatable, auth, untimed, bytes);
        }
    }

    /** Where a call goes: segments below one of the two addresses, or a full address. */
    record Target(List<String> segments, List<Map.Entry<String, String>> query, boolean gate, @Nullable URI address) {
        static Target of(String... segments) {
            for (String segment : segments) {
                if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                    throw new IllegalArgumentException(
                            "'" + segment + "' cannot be a part of a path: /" + String.join("/", segments));
                }
            }
            return new Target(List.of(segments), List.of(), false, null);
        }

        static Target at(URI address) {
            return new Target(List.of(), List.of(), false, address);
        }

        Target query(String name, String value) {
            List<Map.Entry<String, String>> more = new ArrayList<>(query);
            more.add(Map.entry(name, value));
            return new Target(segments, List.copyOf(more), gate, address);
        }

        Target atGate() {
            return new Target(segments, query, true, address);
        }

        String path() {
            return address == null ? "/" + String.join("/", segments) : String.valueOf(address.getPath());
        }
    }
}
