package loopbook.http;

import okhttp3.Call;
import okhttp3.EventListener;

/** Notes whether any byte of the request was sent: before that, it certainly did not arrive. */
final class Trail extends EventListener {
    private volatile boolean sent;

    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
    }

    boolean sent() {
        return sent;
    }

    static EventListener of(Call call) {
        Trail trail = call.request().tag(Trail.class);
        return trail == null ? EventListener.NONE : trail;
    }
}
