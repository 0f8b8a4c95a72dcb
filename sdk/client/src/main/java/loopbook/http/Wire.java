package loopbook.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopbook.errors.Interrupted;
import loopbook.errors.LoopbookException;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends one request and waits for it.
 *
 * <p>All reading and writing happens on threads of our own; the caller only waits. So an interrupt ends the wait at
 * once, and whatever befalls the caller's thread leaves the shared connections whole.
 */
final class Wire {
    private static final System.Logger LOG = Log.of("http");
    private static final long JOIN_MILLIS = 700;
    private static final ExecutorService CANCELLING = Threads.growing("cancel");

    private final OkHttpClient reading;
    private final OkHttpClient writing;
    private final Duration longest;

    /** Only what reads follows redirects: a redirected {@code POST} would silently become a {@code GET}. */
    Wire(OkHttpClient client, Duration longest) {
        this.longest = longest;
        this.reading = client;
        this.writing = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /** Reads a good answer and closes it; runs on a thread of ours. */
    @FunctionalInterface
    interface Reader<T> {
        T read(okhttp3.Call call, Response response) throws IOException;
    }

    <T> Outcome<T> send(Request request, boolean untimed, Reader<T> reader) {
        Trail trail = new Trail();
        okhttp3.Call call = (request.method().equals("GET") ? reading : writing)
                .newCall(request.newBuilder().tag(Trail.class, trail).build());
        if (!untimed) {
            call.timeout().timeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        }
        Waiting<T> waiting = new Waiting<>(reader, trail);
        call.enqueue(waiting);
        return waiting.await(call);
    }

    /** On a thread of ours: it may start one of OkHttp's, which must not be born in the caller's group. */
    static void cancel(okhttp3.Call call) {
        CANCELLING.execute(call::cancel);
    }

    /** Takes the answer on our thread and hands the outcome over to the caller's. */
    private static final class Waiting<T> implements Callback {
        private final Reader<T> reader;
        private final Trail trail;
        private final CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();

        Waiting(Reader<T> reader, Trail trail) {
            this.reader = reader;
            this.trail = trail;
        }

        @Override
        public void onFailure(okhttp3.Call call, IOException e) {
            outcome.complete(new Outcome.Broken<>(e, trail.sent()));
        }

        @Override
        public void onResponse(okhttp3.Call call, Response response) {
            try {
                outcome.complete(
                        response.code() < 300
                                ? new Outcome.Got<>(reader.read(call, response))
                                : new Outcome.Refused<>(refusal(response)));
            } catch (IOException e) {
                response.close();
                outcome.complete(new Outcome.Broken<>(e, true));
            } catch (RuntimeException | Error e) {
                response.close();
                outcome.completeExceptionally(e);
            }
        }

        private static Outcome.Refusal refusal(Response response) throws IOException {
            try (response) {
                Optional<String> id = Optional.ofNullable(response.header("x-request-id"));
                Optional<Duration> after = Refusals.retryAfter(response.header("Retry-After"));
                return new Outcome.Refusal(response.code(), Refusals.text(response), id, after);
            }
        }

        Outcome<T> await(okhttp3.Call call) {
            boolean done = false;
            try {
                Outcome<T> result = outcome.get();
                done = true;
                return result;
            } catch (InterruptedException e) {
                cancel(call);
                join();
                done = true;
                Thread.currentThread().interrupt();
                throw new Interrupted(
                        "Interrupted while waiting for " + call.request().method() + " "
                                + call.request().url().encodedPath(),
                        e);
            } catch (ExecutionException e) {
                done = true;
                throw unwrapped(e);
            } finally {
                if (!done) {
                    cancel(call);
                }
            }
        }

        /** Waits until our thread has let go of the call, so that nothing is written after the caller went on. */
        private void join() {
            try {
                outcome.get(JOIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | InterruptedException | ExecutionException e) {
                LOG.log(System.Logger.Level.DEBUG, "A cancelled call ended so: {0}", e.toString());
            }
        }

        private static RuntimeException unwrapped(ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException known) {
                return known;
            }
            return new LoopbookException("The call failed inside: " + cause, cause);
        }
    }
}
