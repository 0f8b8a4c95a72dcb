package loopbook.client;

import java.util.function.Supplier;
import loopbook.http.Transport;
import org.jspecify.annotations.Nullable;

/** A way that is opened when it is first used, once; one that could not be opened is tried again the next time. */
final class Way implements Supplier<Transport> {
    private final Supplier<Transport> opening;
    private @Nullable Transport open;

    Way(Supplier<Transport> opening) {
        this.opening = opening;
    }

    @Override
    public synchronized Transport get() {
        Transport now = open;
        if (now == null) {
            now = opening.get();
            open = now;
        }
        return now;
    }
}
