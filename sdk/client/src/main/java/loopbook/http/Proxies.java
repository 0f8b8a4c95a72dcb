package loopbook.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopbook.errors.LoopbookException;
import okhttp3.Authenticator;
import okhttp3.Credentials;

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
                .map(Named::proxy)
                .map(List::of)
                .orElseGet(() -> ofJvm(uri));
    }

    /** Raises it here, and not in the middle of a call, if the proxy for this address is misspelt. */
    void check(URI uri) {
        select(uri);
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

    private Optional<Named> named(String scheme) {
        return Stream.of(scheme + "_proxy", scheme.toUpperCase(Locale.ROOT) + "_PROXY", "all_proxy", "ALL_PROXY")
                .flatMap(variable -> env.get(variable).map(text -> Named.parse(variable, text)).stream())
                .findFirst();
    }

    /**
     * What a variable names.
     *
     * @param user name and password, {@code name:password}, as they are meant
     */
    private record Named(boolean socks, String host, int port, Optional<String> user) {
        private static final Pattern FORM =
                Pattern.compile("(?:(\\w+)://)?(?:(.*)@)?(\\[[^\\]]+]|[^\\s:/?#@\\[\\]]+)(?::(\\d{1,5}))?/?");

        /** The password may hold anything, an @ too; so no message repeats what the variable holds. */
        static Named parse(String variable, String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new LoopbookException(variable + " does not name a proxy. It should look like http://host:3128 or"
                        + " http://name:password@host:3128.");
            }
            boolean socks = form.group(1) != null
                    && form.group(1).toLowerCase(Locale.ROOT).startsWith("socks");
            int port = form.group(4) != null ? Integer.parseInt(form.group(4)) : socks ? 1080 : 80;
            return new Named(
                    socks,
                    form.group(3),
                    port,
                    Optional.ofNullable(form.group(2)).map(Named::decoded));
        }

        /** Percent-encoded or not: some write a password as it is. */
        private static String decoded(String user) {
            try {
                return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return user;
            }
        }

        Proxy proxy() {
            return new Proxy(
                    socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
        }

        String login() {
            String[] parts = user.orElse("").split(":", 2);
            return Credentials.basic(parts[0], parts.length == 2 ? parts[1] : "");
        }
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
        return named(scheme).filter(proxy -> proxy.user().isPresent()).map(Named::login);
    }
}
