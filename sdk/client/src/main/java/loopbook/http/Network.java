package loopbook.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** The sockets and threads that all platforms of this process share; idle ones go away by themselves. */
final class Network {
    /** OkHttp's own limit is 5 calls to a host, a tenth of what pays. */
    private static final int AT_ONCE = 128;

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final OkHttpClient SHARED = create();

    private Network() {}

    /** The client for calls to this site: it follows redirects of verbs that only read. */
    static OkHttpClient client(Site site) {
        return SHARED;
    }

    private static OkHttpClient create() {
        Dispatcher dispatcher = new Dispatcher(Threads.growing("http"));
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(AT_ONCE, 60, TimeUnit.SECONDS))
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .eventListenerFactory(Trail::of)
                .addInterceptor(OneDecision::reveal)
                .addNetworkInterceptor(OneDecision::hide)
                .build();
    }
}
