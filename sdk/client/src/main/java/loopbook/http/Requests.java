package loopbook.http;

import java.io.IOException;
import java.net.URI;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Makes OkHttp's requests out of calls. */
final class Requests {
    private static final String AGENT = "loopbook/" + Version.TEXT;

    private final HttpUrl base;
    private final HttpUrl gate;

    Requests(Site site) {
        this.base = HttpUrl.get(site.base().toString());
        this.gate = HttpUrl.get(site.gate().toString());
    }

    Request of(Call call, Credentials credentials, Sent sent) {
        HttpUrl url = url(call.target());
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", AGENT);
        call.headers().forEach(request::header);
        if (call.traits().auth() && sameServer(base, url)) {
            credentials.token().ifPresent(token -> request.header("authorization", "Bearer " + token.secret()));
        }
        return request.method(call.method(), body(call, sent)).build();
    }

    /** Whether both addresses are of one host, port and scheme. */
    static boolean sameServer(URI one, URI other) {
        HttpUrl a = HttpUrl.get(one);
        HttpUrl b = HttpUrl.get(other);
        return a != null && b != null && sameServer(a, b);
    }

    private static boolean sameServer(HttpUrl one, HttpUrl other) {
        return one.host().equals(other.host())
                && one.port() == other.port()
                && one.scheme().equals(other.scheme());
    }

    private HttpUrl url(Call.Target target) {
        URI full = target.address();
        HttpUrl.Builder url =
                full != null ? HttpUrl.get(full.toString()).newBuilder() : (target.gate() ? gate : base).newBuilder();
        target.segments().forEach(url::addPathSegment);
        target.query()
                .forEach(entry ->
                        url.addQueryParameter(entry.getKey(), entry.getValue().isEmpty() ? null : entry.getValue()));
        return url.build();
    }

    private static @Nullable RequestBody body(Call call, Sent sent) {
        if (call.method().equals("GET")) {
            return null;
        }
        return new Counted(call.body().wire(), sent, !call.safe() || call.bulky());
    }

    /**
     * Tells how much was sent.
     *
     * <p>The body of an unsafe verb counts as one-shot, which keeps OkHttp from sending it again by itself; files too, so
     * that it is known how often they were sent.
     */
    private static final class Counted extends RequestBody {
        private final RequestBody body;
        private final Sent sent;
        private final boolean once;

        Counted(RequestBody body, Sent sent, boolean once) {
            this.body = body;
            this.sent = sent;
            this.once = once;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public boolean isOneShot() {
            return once;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sent.restart();
            BufferedSink counted = Okio.buffer(new Counter(sink, sent));
            body.writeTo(counted);
            counted.flush();
        }
    }

    private static final class Counter extends ForwardingSink {
        private final Sent sent;

        Counter(BufferedSink sink, Sent sent) {
            super(sink);
            this.sent = sent;
        }

        @Override
        public void write(Buffer source, long bytes) throws IOException {
            super.write(source, bytes);
            sent.add(bytes);
        }
    }
}
