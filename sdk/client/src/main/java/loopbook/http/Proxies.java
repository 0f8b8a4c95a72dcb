package loopbook.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} name, in upper or lower
 * case; where none is named, those of the JVM. Never for this machine itself.
 */
final class Proxies extends ProxySelector {
    private final Env env;

    Proxies(Env env) {
        this.env = env;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        if (here(host) || excepted(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        return named(String.valueOf(uri.getScheme()))
                .map(Proxies::proxy)
                .map(List::of)
                .orElseGet(() -> ofJvm(uri));
    }

    private static List<Proxy> ofJvm(URI uri) {
        ProxySelector jvm = ProxySelector.getDefault();
        return jvm == null ? List.of(Proxy.NO_PROXY) : jvm.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {
        // OkHttp raises the failure itself; there is no other proxy to try.
    }

    private static boolean here(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }

    private boolean excepted(String host) {
        return Stream.of(env.get("no_proxy", "NO_PROXY").orElse("").split(","))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.startsWith("*.") || entry.startsWith(".")
                        ? entry.substring(entry.indexOf('.') + 1)
                        : entry)
                .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
    }

    private Optional<URI> named(String scheme) {
        return env.get(scheme + "_proxy", scheme.toUpperCase(Locale.ROOT) + "_PROXY", "all_proxy", "ALL_PROXY")
                .map(text -> URI.create(text.contains("://") ? text : "http://" + text))
                .filter(uri -> uri.getHost() != null);
    }

    private static Proxy proxy(URI uri) {
        boolean socks = uri.getScheme().startsWith("socks");
        int port = uri.getPort() >= 0 ? uri.getPort() : socks ? 1080 : 80;
        return new Proxy(
                socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
    }

    /** Name and password that stand in the proxy's address; tried once. */
    Authenticator authenticator() {
        return (route, response) -> {
            Optional<String> login = login(response.request().url().scheme());
            boolean tried = response.request().header("Proxy-Authorization") != null;
            if (login.isEmpty() || tried) {
                return null;
            }
            return response.request()
                    .newBuilder()
                    .header("Proxy-Authorization", login.get())
                    .build();
        };
    }

    private Optional<String> login(String scheme) {
        @Nullable String user = named(scheme).map(URI::getUserInfo).orElse(null);
        if (user == null) {
            return Optional.empty();
        }
        int colon = user.indexOf(':');
        return Optional.of(
                colon < 0
                        ? Credentials.basic(user, "")
                        : Credentials.basic(user.substring(0, colon), user.substring(colon + 1)));
    }
}
