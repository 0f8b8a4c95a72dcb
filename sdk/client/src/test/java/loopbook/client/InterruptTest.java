package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import loopbook.errors.Interrupted;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A platform that never answers, and a person who presses stop. */
@Timeout(60)
class InterruptTest {
    private static final String DATASET = "64a1f0c2d4e5b6a7c8d9e0f1";

    private final MockWebServer server = new MockWebServer();
    private final CountDownLatch asked = new CountDownLatch(1);

    @TempDir
    Path folder;

    private Dataloop dl;

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.countDown();
                return new MockResponse.Builder()
                        .headersDelay(1, TimeUnit.HOURS)
                        .build();
            }
        });
        server.start();
        dl = Dataloop.connect(URI.create(server.url("/api/v1").toString()), "e30.e30.x");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void interrupted(Runnable call) throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>(false);
        Thread person = new Thread(() -> {
            try {
                call.run();
            } catch (RuntimeException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        person.start();
        asked.await();
        long start = System.nanoTime();

        person.interrupt();
        person.join();

        assertThat(thrown.get()).isInstanceOf(Interrupted.class);
        assertThat(flag.get()).isTrue();
        // The law is a second, measured on a machine of its own; a loaded one takes longer to schedule two threads.
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(10_000);
    }

    private Dataset dataset() {
        return new Dataset(Trees.object().put("id", DATASET).put("name", "pets"), dl);
    }

    @Test
    void aListingStops() throws Exception {
        interrupted(() -> dataset().items().list().toList());
    }

    @Test
    void aSingleCallStops() throws Exception {
        interrupted(() -> dl.datasets().byId(DATASET));
    }

    @Test
    void anUploadOfManyFilesStopsWithAllItsWorkers() throws Exception {
        for (int i = 0; i < 30; i++) {
            Files.writeString(folder.resolve(i + ".txt"), "x");
        }

        interrupted(() -> dataset().items().uploadAll(folder));

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("loopbook-upload")) {
                // Its pool has ended, and it is on its way out.
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void aDownloadStopsAndLeavesNoFileInPlace() throws Exception {
        Item item = new Item(
                Trees.object()
                        .put("id", "64b2a1c3d4e5f6a7b8c90001")
                        .put("name", "a.jpg")
                        .put("filename", "/a.jpg")
                        .put("type", "file"),
                dl);

        interrupted(() -> dataset().items().download(java.util.List.of(item), folder.resolve("out"), o -> o));

        assertThat(folder.resolve("out/a.jpg")).doesNotExist();
    }
}
