package loopbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import loopbook.errors.Interrupted;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class InterruptTest {
    /** Milliseconds. The law is a second; a loaded machine takes longer to schedule two threads. */
    private static final long SOON = 10_000;

    private final Server server = new Server();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    /** The first request gets no answer until the test ends; later ones do. */
    private Transport silent() {
        server.web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                if (request.getTarget().endsWith("/slow") || request.getTarget().startsWith("/token")) {
                    asked.countDown();
                    released.await();
                }
                return new MockResponse.Builder().body("{}").build();
            }
        });
        return server.transport(Retry.STANDARD);
    }

    /** What became of work on a thread that is interrupted once the server has been asked. */
    private record Ended(Throwable thrown, boolean flag, long millis) {}

    private Ended interrupted(CountDownLatch moment, Runnable work) throws Exception {
        CompletableFuture<Ended> ended = new CompletableFuture<>();
        long[] start = new long[1];
        Thread thread = new Thread(() -> {
            Throwable thrown = null;
            try {
                work.run();
            } catch (RuntimeException e) {
                thrown = e;
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start[0]);
            ended.complete(new Ended(thrown, Thread.currentThread().isInterrupted(), millis));
        });
        thread.start();
        moment.await();
        start[0] = System.nanoTime();
        thread.interrupt();
        return ended.get();
    }

    @Test
    void anInterruptEndsACallWithinASecondAndKeepsTheFlag() throws Exception {
        Transport transport = silent();

        Ended ended = interrupted(asked, () -> transport.json(Call.get("slow")));

        assertThat(ended.thrown).isInstanceOf(Interrupted.class).hasMessageContaining("GET /api/v1/slow");
        assertThat(ended.flag).isTrue();
        assertThat(ended.millis).isLessThan(SOON);
        assertThat(transport.json(Call.get("quick")).isObject()).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitForATokenThatSomebodyElseRenews() throws Exception {
        silent();
        Token ending = Server.token("me@example.com", Server.NOON.plusSeconds(1));
        Transport transport = server.transport(Credentials.renewable(ending, "again", token -> {}), Retry.STANDARD);
        Thread first = Threads.daemon("renews", () -> transport.json(Call.get("first")));
        first.setUncaughtExceptionHandler((thread, end) -> {});
        first.start();

        Ended ended = interrupted(asked, () -> transport.json(Call.get("second")));

        assertThat(ended.thrown).isInstanceOf(Interrupted.class);
        assertThat(ended.flag).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitBetweenTries() throws Exception {
        server.times(2, 503);
        CountDownLatch waiting = new CountDownLatch(1);
        Retry patient = Retry.PATIENT.with(() -> Server.NOON, time -> {
            waiting.countDown();
            released.await();
        });
        Transport transport = new Transport(server.site(), Credentials.of(Token.of("t")), patient);

        Ended ended = interrupted(waiting, () -> transport.json(Call.get("projects")));

        assertThat(ended.thrown).isInstanceOf(Interrupted.class);
        assertThat(ended.flag).isTrue();
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsAStreamThatIsBeingRead() throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        server.web.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(new byte[1 << 20]))
                .throttleBody(1 << 19, 1, TimeUnit.HOURS)
                .build());
        Transport transport = server.transport(Retry.NONE);

        Ended ended = interrupted(half, () -> {
            try (InputStream in = transport.stream(Call.get("items", "1", "stream"))) {
                in.readNBytes(1000);
                half.countDown();
                in.readAllBytes();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        assertThat(ended.thrown).isInstanceOf(Interrupted.class);
        assertThat(ended.flag).isTrue();
        assertThat(ended.millis).isLessThan(SOON);
    }

    @Test
    void anInterruptedDownloadLeavesNoFile(@TempDir Path folder) throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        server.web.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(new byte[1 << 20]))
                .throttleBody(1 << 19, 1, TimeUnit.HOURS)
                .build());
        Transport transport = server.transport(Retry.NONE);

        Ended ended = interrupted(
                half,
                () -> transport.download(Call.get("items", "1", "stream"), folder.resolve("a.bin"), 1 << 20, n -> {
                    if (n > 0) {
                        half.countDown();
                    }
                }));

        assertThat(ended.thrown).isInstanceOf(Interrupted.class);
        assertThat(ended.millis).isLessThan(SOON);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    /** The kernel of a notebook ends a cell that does not listen so, where the JVM still can. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_19)
    void aCallerThatIsStoppedHarmsNothing() throws Exception {
        Transport transport = silent();
        Thread caller = new Thread(new ThreadGroup("cell"), () -> transport.json(Call.get("slow")));
        caller.setUncaughtExceptionHandler((thread, death) -> {});
        caller.start();
        asked.await();

        Thread.class.getMethod("stop").invoke(caller);
        caller.join();

        assertThat(transport.json(Call.get("quick")).isObject()).isTrue();
    }
}
