package loopbook.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import loopbook.errors.LoopbookException;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Which certificates are believed: the JVM's, and those that {@code SSL_CERT_FILE} (or its like) adds. */
final class Trust {
    private Trust() {}

    /** With the certificates of the file that the environment names, if it names one. */
    static void add(Env env, OkHttpClient.Builder client) {
        Optional<Path> file =
                env.get("LOOPBOOK_CA", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE").map(Path::of);
        if (file.isEmpty()) {
            return;
        }
        try {
            X509TrustManager trust = both(file.get());
            client.sslSocketFactory(context(trust).getSocketFactory(), trust);
        } catch (IOException | GeneralSecurityException e) {
            throw new LoopbookException(
                    "Cannot read the certificates in " + file.get() + " (" + e.getMessage() + "), which SSL_CERT_FILE,"
                            + " LOOPBOOK_CA or REQUESTS_CA_BUNDLE names: it must be a file in PEM form.",
                    e);
        }
    }

    private static X509TrustManager both(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (X509Certificate known : managerOf(null).getAcceptedIssuers()) {
            store.setCertificateEntry("jvm-" + number++, known);
        }
        for (Certificate more : certificates(file)) {
            store.setCertificateEntry("file-" + number++, more);
        }
        return managerOf(store);
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static X509TrustManager managerOf(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("this JVM checks no X.509 certificates"));
    }

    private static SSLContext context(X509TrustManager trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        return context;
    }

    /** Believes any certificate: for the vendor's development environments, whose table says so. */
    static void off(OkHttpClient.Builder client) {
        try {
            client.sslSocketFactory(context(new Anybody()).getSocketFactory(), new Anybody())
                    .hostnameVerifier((host, session) -> true);
        } catch (GeneralSecurityException e) {
            throw new LoopbookException("This JVM has no TLS: " + e.getMessage(), e);
        }
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("a client has no clients");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // The environment's own entry says verify_ssl: false.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
