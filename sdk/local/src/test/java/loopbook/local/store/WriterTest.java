package loopbook.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writes at once: they share a commit, and nothing else. */
class WriterTest {
    @TempDir
    private Path folder;

    private Store store;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void open() {
        store = Store.open(folder);
        store.write(tx -> tx.update("CREATE TABLE notes(text TEXT)"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static int note(Tx tx, String text) {
        return tx.update("INSERT INTO notes VALUES(?)", text);
    }

    private List<String> notes() {
        return store.read(tx -> tx.all("SELECT text FROM notes ORDER BY text", List.of(), row -> row.text(1)));
    }

    private CompletableFuture<Integer> inThread(Work<Integer> work) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                done.complete(store.write(work));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        threads.add(thread);
        thread.start();
        return done;
    }

    /** A first write that holds all others up until they stand in a queue. */
    private CompletableFuture<Integer> holdUp() throws InterruptedException {
        CompletableFuture<Integer> first = inThread(tx -> {
            begun.countDown();
            await(goOn);
            return note(tx, "first");
        });
        begun.await();
        return first;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void letGo() {
        while (threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
            assertThat(Thread.interrupted()).as("out of time").isFalse();
        }
        goOn.countDown();
    }

    @Test
    void ofManyAtOnceAFailingOneIsUndoneAlone() throws InterruptedException {
        CompletableFuture<Integer> first = holdUp();
        CompletableFuture<Integer> failing = inThread(tx -> {
            note(tx, "failing");
            throw new IllegalArgumentException("changed my mind");
        });
        CompletableFuture<Integer> last = inThread(tx -> note(tx, "last"));
        letGo();

        assertThat(first.join()).isEqualTo(1);
        assertThat(last.join()).isEqualTo(1);
        assertThatThrownBy(failing::join).hasMessageContaining("changed my mind");
        assertThat(notes()).containsExactly("first", "last");
    }

    @Test
    void aFailingFirstOneTakesNobodyAlong() throws InterruptedException {
        CompletableFuture<Integer> failing = inThread(tx -> {
            begun.countDown();
            await(goOn);
            note(tx, "failing");
            throw new IllegalArgumentException("changed my mind");
        });
        begun.await();
        CompletableFuture<Integer> other = inThread(tx -> note(tx, "other"));
        letGo();

        assertThatThrownBy(failing::join).hasMessageContaining("changed my mind");
        assertThat(other.join()).isEqualTo(1);
        assertThat(notes()).containsExactly("other");
    }

    @Test
    void whatIsAnsweredIsThereForAnotherProcess() throws InterruptedException {
        List<CompletableFuture<Integer>> answers = new ArrayList<>(List.of(holdUp()));
        for (int i = 10; i < 30; i++) {
            String text = "note " + i;
            answers.add(inThread(tx -> note(tx, text)));
        }
        letGo();

        answers.forEach(CompletableFuture::join);
        try (Store other = Store.open(folder)) {
            assertThat(other.<Long>read(tx -> tx.number("SELECT count(*) FROM notes", List.of())))
                    .isEqualTo(21);
        }
    }

    @Test
    void ifTheTransactionIsLostAllWhoShareItAreTold() throws InterruptedException {
        CompletableFuture<Integer> first = holdUp();
        CompletableFuture<Integer> breaking = inThread(tx -> {
            tx.update("ROLLBACK");
            throw new IllegalArgumentException("the disk is full");
        });
        letGo();

        assertThatThrownBy(breaking::join).hasMessageContaining("the disk is full");
        assertThatThrownBy(first::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(StoreFailed.class);
        assertThat(notes()).isEmpty();
        assertThat(store.<Integer>write(tx -> note(tx, "next"))).isEqualTo(1);
        assertThat(notes()).containsExactly("next");
    }

    @Test
    void aWriteInsideAWriteIsRefused() {
        assertThatThrownBy(() -> store.write(tx -> store.write(inner -> note(inner, "inner"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a write");

        assertThat(notes()).isEmpty();
    }
}
