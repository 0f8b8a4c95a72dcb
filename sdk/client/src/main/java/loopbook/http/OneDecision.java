package loopbook.http;

import java.io.IOException;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides 408 and 503 from OkHttp, which would repeat some of them by itself: whether to repeat is decided in one place,
 * {@link Retry}.
 */
final class OneDecision {
    private static final Map<Integer, Integer> HIDDEN = Map.of(408, 10408, 503, 10503);
    private static final int SHIFT = 10_000;

    private OneDecision() {}

    /** Next to the network, below OkHttp's own retries. */
    static Response hide(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Integer hidden = HIDDEN.get(response.code());
        return hidden == null ? response : response.newBuilder().code(hidden).build();
    }

    /** Next to the caller, above them. */
    static Response reveal(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        int code = response.code();
        return code < SHIFT
                ? response
                : response.newBuilder().code(code - SHIFT).build();
    }
}
