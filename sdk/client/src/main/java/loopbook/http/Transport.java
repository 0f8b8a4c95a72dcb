package loopbook.http;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import loopbook.errors.ApiException;
import loopbook.errors.ConnectionFailed;
import loopbook.errors.ServerError;
import loopbook.errors.Unauthorized;
import loopbook.errors.UnreadableAnswer;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The way to one platform as one user: every request of the SDK goes through here.
 *
 * <p>Each call waits for its answer, tries again as its {@link Retry} says, renews the token when it ends, turns error
 * statuses into exceptions, and ends at once when the calling thread is interrupted. Safe for use by many threads.
 */
public final class Transport {
    private static final System.Logger LOG = Log.of("http");

    private final Site site;
    private final Credentials credentials;
    private final Retry retry;
    private final Network network;
    private final Requests requests;
    private final Wire wire;

    /** To this site, with this token, trying again by these rules. */
    public Transport(Site site, Credentials credentials, Retry retry) {
        this(site, credentials, retry, Network.shared());
    }

    Transport(Site site, Credentials credentials, Retry retry, Network network) {
        this.site = site;
        this.credentials = credentials;
        this.retry = retry;
        this.network = network;
        this.requests = new Requests(site);
        this.wire = new Wire(network.client(site), network.longestCall());
    }

    /** The same with other rules for trying again. */
    public Transport with(Retry other) {
        return new Transport(site, credentials, other, network);
    }

    /** The JSON that comes back; a missing node for an empty answer, {@link UnreadableAnswer} for what is no JSON. */
    public JsonNode json(Call call) {
        byte[] body = run(call, (http, response) -> response.body().bytes());
        try {
            return Json.read(body);
        } catch (JacksonException e) {
            throw unreadable(call, body, e);
        }
    }

    /** The whole answer: status, headers, body. */
    public Answer answer(Call call) {
        Exchange<Answer> exchange = new Exchange<>(this, () -> call, (http, response) -> {
            byte[] body = response.body().bytes();
            String text = new String(body, StandardCharsets.UTF_8);
            return new Answer(response.code(), headers(response), tree(body), text, 1);
        });
        Answer answer = exchange.run();
        return answer.after(exchange.tries());
    }

    /** The bytes that come back, all of them. */
    public byte[] bytes(Call call) {
        return run(call.untimed(), (http, response) -> response.body().bytes());
    }

    /** The bytes that come back, as they come; to be closed. */
    public InputStream stream(Call call) {
        return new Exchange<>(this, call::untimed, Stream::of).run();
    }

    /**
     * Downloads into a file: first {@code <file>.download}, then renamed once it is whole.
     *
     * @param expectedSize how many bytes there must be; negative when unknown
     * @param progress told how many more bytes arrived
     * @return how many bytes the file has
     * @throws UnreadableAnswer if the size is another one; then nothing is written
     */
    public long download(Call call, Path target, long expectedSize, LongConsumer progress) {
        return download(call, target, expectedSize, null, progress);
    }

    /**
     * The same, and checks the content.
     *
     * <p>A broken connection is taken up again where it stopped. What an earlier download left is used if it certainly is
     * the start of the same content: the checksum or the platform's {@code ETag} tells.
     *
     * @param md5 the checksum, in hex or base64; null when unknown
     */
    public long download(Call call, Path target, long expectedSize, @Nullable String md5, LongConsumer progress) {
        return new Download(this, call, target, Download.Expected.of(expectedSize, md5), progress).run();
    }

    private <T> T run(Call call, Wire.Reader<T> reader) {
        return new Exchange<>(this, () -> call, reader).run();
    }

    <T> Outcome<T> send(Call call, Sent sent, Wire.Reader<T> reader) {
        return wire(call)
                .send(
                        requests.of(call, credentials, sent),
                        call.bulky() || call.traits().untimed(),
                        reader);
    }

    /** A file that lies elsewhere in the web is fetched by the rules of its own address. */
    private Wire wire(Call call) {
        URI address = call.target().address();
        return address == null || Requests.sameServer(site.base(), address)
                ? wire
                : new Wire(network.client(Site.of(address)), network.longestCall());
    }

    /** The token for this call, renewed if it is about to end. */
    Optional<Token> token(Call call) {
        if (call.traits().auth()) {
            requireSignIn();
        }
        return credentials.token();
    }

    /** Raises {@link Unauthorized} if nobody is signed in, or the token has ended and cannot be renewed. */
    public void requireSignIn() {
        if (credentials.token().isEmpty()) {
            throw new Unauthorized("Nobody is signed in at " + site.host() + ".");
        }
        Instant now = retry.now();
        if (credentials.expired(now) && !renew(credentials.token()) && credentials.ended(now)) {
            Instant end = credentials.token().flatMap(Token::expires).orElse(now);
            throw new Unauthorized("The " + credentials + " for " + site.host() + " expired at " + end + ".");
        }
    }

    /** Whether the token ends within a minute or is missing, and could not be renewed. */
    public boolean tokenExpired() {
        return tokenExpired(Credentials.AHEAD);
    }

    /** Whether the token ends within this time or is missing, and could not be renewed. */
    public boolean tokenExpired(Duration within) {
        boolean missing = credentials.token().isEmpty();
        return missing || (credentials.ended(retry.now().plus(within)) && !renew(credentials.token()));
    }

    /** Gets a new token for this one; false when there is nothing to renew it with. */
    boolean renew(Optional<Token> used) {
        return credentials.renewOnce(used, this::renewed);
    }

    private boolean renewed(String refreshToken) {
        try {
            return renewedBy(refreshToken);
        } catch (ApiException | ConnectionFailed e) {
            boolean passing = !(e instanceof ApiException) || e instanceof ServerError;
            if (passing && credentials.ended(retry.now())) {
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "The token could not be renewed: {0}", e.getMessage());
            return false;
        }
    }

    private boolean renewedBy(String refreshToken) {
        JsonNode body = Json.object().put("type", "refresh_token").put("refresh_token", refreshToken);
        String fresh = json(Call.post("token")
                        .repeatable()
                        .gate()
                        .noAuth()
                        .query("default", "")
                        .json(body))
                .path("id_token")
                .asString("");
        if (fresh.isEmpty()) {
            return false;
        }
        credentials.renew(Token.of(fresh));
        return true;
    }

    /** The address that calls go below. */
    public URI base() {
        return site.base();
    }

    /** Where the platform is. */
    public Site site() {
        return site;
    }

    /** Who is signed in; empty when the token does not say. */
    public String email() {
        return credentials.token().flatMap(Token::email).orElse("");
    }

    /** The token in use, and when it ends. */
    public Credentials credentials() {
        return credentials;
    }

    /** The moment it is, by the clock of this connection. */
    public Instant now() {
        return retry.now();
    }

    /** How long to wait before looking at work in the background once more; looks are counted from 0. */
    public Duration beforeLook(int look) {
        return retry.beforeLook(look);
    }

    /** Waits, by the clock of this connection; an interrupt ends it. */
    public void await(Duration duration) throws InterruptedException {
        retry.await(duration);
    }

    /** The rules for trying again. */
    public Retry retry() {
        return retry;
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
        return Map.copyOf(headers);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return Json.read(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private UnreadableAnswer unreadable(Call call, byte[] body, JacksonException cause) {
        String start = Refusals.hide(new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8));
        return new UnreadableAnswer(
                call + " at " + site.host() + " answered something that is no JSON. Is this the address of a Dataloop"
                        + " platform, and no sign-in page of a network in between? It starts: " + start.strip(),
                cause);
    }

    @Override
    public String toString() {
        return site.base() + " as " + credentials;
    }
}
