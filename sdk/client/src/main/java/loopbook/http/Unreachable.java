package loopbook.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import loopbook.errors.ConnectionFailed;

/** Says in words why a platform could not be reached, and what to do. */
final class Unreachable {
    private Unreachable() {}

    static ConnectionFailed exception(Site site, Call call, IOException cause, int tries) {
        String often = tries > 1 ? " (tried " + tries + " times)" : "";
        URI elsewhere = call.target().address();
        String words = elsewhere == null
                ? words(site.host(), cause, " Without a network, Dataloop.local() works on this machine alone.")
                : words(Refusals.host(elsewhere), cause, "");
        return new ConnectionFailed(call + " failed" + often + ": " + words, tries, cause);
    }

    private static String words(String host, IOException cause, String hint) {
        if (cause instanceof UnknownHostException) {
            return "the host " + host + " is not known here. Is there a network, and is the address right? Behind a"
                    + " proxy set HTTPS_PROXY." + hint;
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "nothing answers at " + host + " (" + cause.getMessage()
                    + "). Is the platform running, is the port right, and may this machine"
                    + " reach it? Behind a proxy set HTTPS_PROXY.";
        }
        if (cause instanceof SSLException) {
            return "no trusted connection to " + host + " (" + cause.getMessage() + "). Behind a proxy that opens"
                    + " connections, set SSL_CERT_FILE to its certificate in PEM form.";
        }
        if (cause instanceof InterruptedIOException) {
            return host + " did not answer in time.";
        }
        return "the connection to " + host + " broke: " + cause.getMessage() + ".";
    }
}
