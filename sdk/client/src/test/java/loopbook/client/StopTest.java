package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loopbook.errors.Interrupted;
import loopbook.errors.UnreadableAnswer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stop button while something is written that asks nothing of the platform; and what is written in one piece. */
@Timeout(60)
class StopTest {
    private static final String ID = "64a1f0c2d4e5b6a7c8d9e0a1";

    @TempDir
    Path folder;

    private ExportedItems exported(String content) throws Exception {
        return new ExportedItems(List.of(Files.writeString(folder.resolve("export"), content.replace('\'', '"'))));
    }

    @Test
    void anExportIsReadNoFurther() throws Exception {
        ExportedItems items = exported("[{'id':'1'},{'id':'2'},{'id':'3'}]");
        List<String> seen = new ArrayList<>();

        assertThatThrownBy(() -> items.each(item -> {
                    seen.add(item.path("id").asString());
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(Interrupted.class);
        assertThatThrownBy(() -> items.writeTo(folder.resolve("all"))).isInstanceOf(Interrupted.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen).containsExactly("1");
    }

    @Test
    void annotationsOfAWholeDatasetAreWrittenNoFurther() throws Exception {
        int many = 30_000;
        String items = IntStream.range(0, many)
                .mapToObj(i -> "{'id':'" + ID + "','filename':'/" + i + ".jpg','annotations':[]}")
                .collect(Collectors.joining(",", "[", "]"));
        Path out = folder.resolve("out");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (MockWebServer server = exporting(items.replace('\'', '"'))) {
            Dataloop dl = Dataloop.connect(URI.create(server.url("/api/v1").toString()), "e30.e30.x");
            Dataset dataset = new Dataset(Trees.object().put("id", ID).put("name", "pets"), dl);
            Thread person = new Thread(() -> {
                try {
                    dataset.downloadAnnotations(out);
                } catch (RuntimeException e) {
                    thrown.set(e);
                }
            });
            person.start();
            while (person.isAlive() && !Files.exists(out.resolve("json/0.json"))) {
                Thread.onSpinWait();
            }

            person.interrupt();
            person.join(1000);
        }

        assertThat(thrown.get()).isInstanceOf(Interrupted.class);
        assertThat(out.toFile().list()).containsExactly("json");
        assertThat(out.resolve("json").toFile().list()).hasSizeLessThan(many).allMatch(name -> name.endsWith(".json"));
    }

    /** A platform with one export, which is done at once. */
    private static MockWebServer exporting(String items) throws Exception {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = String.valueOf(request.getUrl().encodedPath());
                String size = String.valueOf(items.length());
                String answer = path.endsWith("/stream")
                        ? items
                        : ("{'id':'$','name':'x','items':[{'id':'$'}],'totalItemsCount':1,'status':'success',"
                                        + "'spec':{'outputItemId':'$'},'metadata':{'system':{'size':" + size + "}}}")
                                .replace('\'', '"')
                                .replace("$", ID);
                return new MockResponse.Builder().body(answer).build();
            }
        });
        server.start();
        return server;
    }

    @Test
    void aListThatHoldsSomethingElseThanItemsIsNotAShorterList() throws Exception {
        for (String broken : List.of("[{'id':'1'},null,{'id':'2'}]", "[{'id':'1'},7]", "[{'id':'1'}", "{'id':'1'}")) {
            ExportedItems items = exported(broken);

            assertThatThrownBy(() -> items.each(item -> {})).isInstanceOf(UnreadableAnswer.class);
        }
    }

    @Test
    void aWorkerThatDoesNotLookUpFromItsWorkIsNotWaitedFor() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch drawn = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread person = new Thread(() -> {
            try {
                Parallel.map("drawing", 1, List.of(1).iterator(), number -> {
                    working.countDown();
                    awaitStubbornly(drawn);
                    return number;
                });
            } catch (Interrupted e) {
                thrown.set(e);
            }
        });
        person.start();
        working.await();

        person.interrupt();
        person.join(1000);

        assertThat(thrown.get()).isInstanceOf(Interrupted.class);
        drawn.countDown();
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoWasInterruptedWritesNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "yesterday");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> WholeFile.write(file, LocalTest.bytes("today")))
                .isInstanceOf(Interrupted.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("yesterday");
        assertThat(folder.toFile().list()).containsExactly("a.json");
    }

    @Test
    void aFileHasThePermissionsThatNewFilesHave() throws Exception {
        FileStore store = Files.getFileStore(folder);
        assumeTrue(store.supportsFileAttributeView("posix"));

        Path usual = Files.writeString(folder.resolve("usual"), "x");
        Path written = WholeFile.write(folder.resolve("written"), LocalTest.bytes("x"));

        assertThat(Files.getPosixFilePermissions(written)).isEqualTo(Files.getPosixFilePermissions(usual));
    }
}
