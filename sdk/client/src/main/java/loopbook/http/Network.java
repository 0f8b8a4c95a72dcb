package loopbook.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** The sockets and threads that all platforms of this process share; idle ones go away by themselves. */
final class Network {
    /** OkHttp's own limit is 5 calls to a host, a tenth of what pays. */
    private static final int AT_ONCE = 128;

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);
    private static final Network SHARED = new Network(Env.system());

    private final Env env;
    private final Duration longestCall;
    private final Proxies proxies;
    private final OkHttpClient plain;
    private final Map<Boolean, OkHttpClient> secure = new ConcurrentHashMap<>();

    Network(Env env) {
        this(env, LONGEST_CALL);
    }

    Network(Env env, Duration longestCall) {
        this.env = env;
        this.longestCall = longestCall;
        this.proxies = new Proxies(env);
        this.plain = create(proxies);
    }

    /** Of this process, with its proxies and certificates. */
    static Network shared() {
        return SHARED;
    }

    /** How long a call may take that brings no file. */
    Duration longestCall() {
        return longestCall;
    }

    /** The client for calls to this site. Certificates and proxies are read only when a site needs them. */
    OkHttpClient client(Site site) {
        proxies.check(site.base());
        return site.base().getScheme().equals("http") ? plain : secure.computeIfAbsent(site.verifyTls(), this::secured);
    }

    private OkHttpClient secured(boolean verify) {
        // Encryption gathers by itself.
        OkHttpClient.Builder client = plain.newBuilder().socketFactory(SocketFactory.getDefault());
        if (verify) {
            Trust.add(env, client);
        } else {
            Trust.off(client);
        }
        return client.build();
    }

    private static OkHttpClient create(Proxies proxies) {
        Dispatcher dispatcher = new Dispatcher(Threads.growing("http"));
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(AT_ONCE, 60, TimeUnit.SECONDS))
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .socketFactory(new Sockets())
                .proxySelector(proxies)
                .proxyAuthenticator(proxies.authenticator())
                .eventListenerFactory(Trail::of)
                .addInterceptor(OneDecision::reveal)
                .addNetworkInterceptor(OneDecision::hide)
                .build();
    }
}
