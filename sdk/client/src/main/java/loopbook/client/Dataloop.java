package loopbook.client;

import java.net.URI;
import loopbook.http.Credentials;
import loopbook.http.Retry;
import loopbook.http.Site;
import loopbook.http.Token;
import loopbook.http.Transport;

/** A platform as one user: the door to everything. Values never change: signing in returns a new one. */
public final class Dataloop implements Shown {
    private final Transport transport;

    Dataloop(Transport transport) {
        this.transport = transport;
    }

    /** The platform at this address, such as {@code https://gate.dataloop.ai/api/v1}, with this token. No request yet. */
    public static Dataloop connect(URI url, String token) {
        return new Dataloop(new Transport(Site.of(url), Credentials.of(Token.of(token)), Retry.STANDARD));
    }

    /** The same with other rules for trying failed requests again. */
    public Dataloop with(Retry retry) {
        return new Dataloop(transport.with(retry));
    }

    /** The way there. */
    Transport transport() {
        return transport;
    }

    /** Host and user; no secret. */
    @Override
    public String toString() {
        return "Dataloop at " + transport.site().host() + " as " + transport.email();
    }

    @Override
    public String html() {
        return "<b>Dataloop</b> at " + Html.escape(transport.site().host()) + " as " + Html.escape(transport.email());
    }
}
