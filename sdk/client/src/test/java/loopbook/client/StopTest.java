package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import loopbook.errors.Interrupted;
import loopbook.errors.UnreadableAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stop button while something is written that asks nothing of the platform; and what is written in one piece. */
@Timeout(60)
class StopTest {
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
        org.junit.jupiter.api.Assumptions.assumeTrue(store.supportsFileAttributeView("posix"));

        Path usual = Files.writeString(folder.resolve("usual"), "x");
        Path written = WholeFile.write(folder.resolve("written"), LocalTest.bytes("x"));

        assertThat(Files.getPosixFilePermissions(written)).isEqualTo(Files.getPosixFilePermissions(usual));
    }
}
