package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @Test
    void noThreadBelongsToTheGroupThatOpenedThePlatform() throws InterruptedException {
        ThreadGroup cell = new ThreadGroup("cell");
        AtomicReference<LocalPlatform> opened = new AtomicReference<>();
        Thread opener = new Thread(cell, () -> opened.set(LocalPlatform.inMemory()));
        opener.start();
        opener.join();

        try (LocalPlatform platform = opened.get()) {
            assertThat(cell.activeCount()).isZero();
            assertThat(Threads.GROUP.getParent().getParent()).isNull();
            cell.interrupt();
            assertThat(new Api(platform).get("/users/me").status()).isEqualTo(200);
        }
    }

    @Test
    void everyThreadIsADaemon() {
        try (LocalPlatform platform = LocalPlatform.inMemory()) {
            new Api(platform).project("busy");
            Thread[] threads = new Thread[Threads.GROUP.activeCount() + 16];
            int count = Threads.GROUP.enumerate(threads);

            assertThat(count).isPositive();
            for (int i = 0; i < count; i++) {
                assertThat(threads[i].isDaemon()).as(threads[i].getName()).isTrue();
            }
        }
    }

    @Test
    void anInterruptedOpenLeavesNoPlatformRunning() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread opener = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                LocalPlatform.inMemory().close();
            } catch (IllegalStateException e) {
                failure.set(e);
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            }
        });
        opener.start();
        opener.join();

        assertThat(failure.get()).hasMessageContaining("Interrupted while the local platform");
    }
}
