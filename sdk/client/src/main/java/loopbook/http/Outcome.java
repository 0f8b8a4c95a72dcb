package loopbook.http;

import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What became of one try. */
sealed interface Outcome<T> {
    /** A word or two for the log. */
    String brief();

    /** Whether a file of ours could not be sent: no matter of the network, and not to be tried again. */
    default boolean ownFault() {
        return false;
    }

    /** It worked. */
    record Got<T>(T value) implements Outcome<T> {
        @Override
        public String brief() {
            return "ok";
        }
    }

    /** The platform answered with an error status. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {
        @Override
        public String brief() {
            return "status " + refusal.status();
        }
    }

    /** No whole answer came; {@code arrived} tells whether the platform may have seen the request. */
    record Broken<T>(IOException cause, boolean arrived) implements Outcome<T> {
        @Override
        public String brief() {
            return Refusals.hide(cause.toString());
        }

        @Override
        public boolean ownFault() {
            return cause instanceof FileBody.Unreadable;
        }

        /** A host without a name rarely gets one soon; a certificate that is not believed never is. */
        boolean hopeless(int tries) {
            boolean untrusted = cause instanceof SSLPeerUnverifiedException || isCertificate(cause);
            return untrusted || (cause instanceof UnknownHostException && tries > 1);
        }

        private static boolean isCertificate(Throwable cause) {
            for (Throwable t = cause; t != null; t = t.getCause()) {
                if (t instanceof CertificateException) {
                    return true;
                }
            }
            return false;
        }
    }

    /** An error status with what came along. */
    record Refusal(int status, String text, Optional<String> requestId, Optional<Duration> retryAfter) {}
}
