package loopbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @Test
    void aCallFromAGroupLeavesNoThreadInIt() throws Exception {
        try (Server server = new Server()) {
            server.ok("{}").ok("bytes").status(404);
            Transport transport = server.transport(Retry.NONE);
            ThreadGroup cell = new ThreadGroup("cell");
            CompletableFuture<String> done = new CompletableFuture<>();
            Thread caller = new Thread(cell, () -> {
                transport.json(Call.get("a"));
                try (InputStream in = transport.stream(Call.get("b"))) {
                    in.readAllBytes();
                    transport.json(Call.get("c"));
                } catch (Exception e) {
                    done.complete(e.toString());
                }
            });

            caller.start();
            assertThat(done.get()).contains("404");
            caller.join();

            assertThat(cell.activeCount()).isZero();
        }
    }

    @Test
    void ourThreadsAreDaemonsInAGroupBelowTheSystems() throws Exception {
        ExecutorService pool = Threads.pool("test", 1);

        Thread thread = pool.submit(Thread::currentThread).get();

        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("loopbook-test-1");
        assertThat(thread.getThreadGroup().getParent().getParent()).isNull();
        pool.shutdown();
    }
}
