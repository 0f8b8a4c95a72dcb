package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Work in the background when processes die, and when its step fails. */
class JobsTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    /** A command as a process left it that died at once. */
    private static void leave(Store store, String id, int tries) {
        ObjectNode doc = Json.object()
                .put("id", id)
                .put("type", "Counting")
                .put("status", "in-progress")
                .put("progress", 30);
        doc.putObject("spec");
        ObjectNode work =
                doc.putObject(Job.WORK).put("owner", "dead").put("until", 1).put("tries", tries);
        work.putObject("state").put("done", 3);
        store.write(tx -> {
            Entities.insert(
                    tx, new EntityRow(Job.KIND, id, null, null, Job.OPEN, "2024-01-01T00:00:00.000Z", Json.write(doc)));
            return true;
        });
    }

    private static JsonNode command(Store store, String id) {
        return Json.document(store.read(tx -> Jobs.find(tx, id)).doc());
    }

    /** Counts up to ten, one step each; tells when it is done. */
    private record Counting(CountDownLatch done) implements LongWork {
        @Override
        public void run(Job job) {
            job.steps(tx -> {
                int now = job.state().path("done").asInt() + 1;
                job.state().put("done", now);
                job.spec().put("counted", job.spec().path("counted").asInt() + 1);
                return now < 10;
            });
            done.countDown();
        }
    }

    @Test
    void workOfADeadProcessIsTakenOverBehindItsLastStep() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        try (Store store = Store.open(folder)) {
            leave(store, "00000000000000000000000a", 1);
            try (Jobs jobs = new Jobs(store, SHORT).on("Counting", new Counting(done))) {
                jobs.start();
                assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            }

            JsonNode command = command(store, "00000000000000000000000a");
            assertThat(command.path("status").asString()).isEqualTo("success");
            assertThat(command.path("progress").asInt()).isEqualTo(100);
            assertThat(command.at("/spec/counted").asInt()).isEqualTo(7);
        }
    }

    @Test
    void workThatEndsItsProcessAgainAndAgainIsGivenUp() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        try (Store store = Store.open(folder)) {
            leave(store, "00000000000000000000000a", 5);
            leave(store, "00000000000000000000000b", 4);
            try (Jobs jobs = new Jobs(store, SHORT).on("Counting", new Counting(done))) {
                jobs.start();
                assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            }

            JsonNode command = command(store, "00000000000000000000000a");
            assertThat(command.path("status").asString()).isEqualTo("failed");
            assertThat(command.path("error").asString())
                    .isEqualTo("given up: 5 processes were killed or ended hard while they did this; order it again");
        }
    }

    @Test
    void anOrderlyEndIsNoVainTry() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        try (Store store = Store.open(folder)) {
            leave(store, "00000000000000000000000a", 4);
            for (int round = 0; round < 7; round++) {
                CountDownLatch begun = new CountDownLatch(1);
                LongWork endless = job -> {
                    begun.countDown();
                    while (begun.getCount() == 0) {
                        job.beat();
                    }
                };
                try (Jobs jobs = new Jobs(store, SHORT).on("Counting", endless)) {
                    jobs.start();
                    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
                }
            }
            try (Jobs jobs = new Jobs(store, SHORT).on("Counting", new Counting(done))) {
                jobs.start();
                assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(command(store, "00000000000000000000000a").path("status").asString())
                    .isEqualTo("success");
        }
    }

    @Test
    void eachStepThatIsKeptMakesFormerTriesForgotten() throws InterruptedException {
        CountDownLatch stepped = new CountDownLatch(1);
        LongWork endless = job -> {
            job.step(tx -> true);
            stepped.countDown();
            while (stepped.getCount() == 0) {
                job.beat();
            }
        };
        try (Store store = Store.open(folder)) {
            leave(store, "00000000000000000000000a", 4);
            try (Jobs jobs = new Jobs(store, SHORT).on("Counting", endless)) {
                jobs.start();
                assertThat(stepped.await(20, TimeUnit.SECONDS)).isTrue();

                assertThat(command(store, "00000000000000000000000a")
                                .path("work")
                                .path("tries"))
                        .isEmpty();
            }
        }
    }

    @Test
    void theLastPieceEndsTheCommandAndNothingUndoesIt() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Store store = Store.open(folder)) {
            LongWork work = new LongWork() {
                @Override
                public void run(Job job) {
                    job.last(tx -> job.spec().put("made", true));
                    seen.add(command(store, job.id()).path("status").asString());
                    done.countDown();
                    throw new IllegalStateException("what goes wrong now is too late");
                }

                @Override
                public void undo(Tx tx, Job job) {
                    seen.add("undone");
                }
            };
            leave(store, "00000000000000000000000a", 1);
            try (Jobs jobs = new Jobs(store, SHORT).on("Counting", work)) {
                jobs.start();
                assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            }

            JsonNode command = command(store, "00000000000000000000000a");
            assertThat(seen).containsExactly("success");
            assertThat(command.path("status").asString()).isEqualTo("success");
            assertThat(command.at("/spec/made").asBoolean()).isTrue();
        }
    }

    @Test
    void whoClosesLeavesHisWorkToOthers() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        LongWork endless = job -> {
            begun.countDown();
            job.steps(tx -> true);
        };
        try (Store store = Store.open(folder)) {
            leave(store, "00000000000000000000000a", 1);
            try (Jobs jobs = new Jobs(store, SHORT).on("Counting", endless)) {
                jobs.start();
                assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(command(store, "00000000000000000000000a").path("status").asString())
                    .isEqualTo("in-progress");
            try (Jobs jobs = new Jobs(store).on("Counting", new Counting(done))) {
                jobs.start();
                assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void twoProcessesNeverDoTheSameWork() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(3);
        List<String> ids = List.of("00000000000000000000000a", "00000000000000000000000b", "00000000000000000000000c");
        try (Store left = Store.open(folder);
                Store right = Store.open(folder)) {
            ids.forEach(id -> leave(left, id, 1));
            try (Jobs one = new Jobs(left, SHORT).on("Counting", new Counting(done));
                    Jobs two = new Jobs(right, SHORT).on("Counting", new Counting(done))) {
                one.start();
                two.start();
                assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            }
            ids.forEach(id ->
                    assertThat(command(left, id).at("/spec/counted").asInt()).isEqualTo(7));
        }
    }

    /** Makes a document, and goes on until it is told to stop; takes the document away again. */
    private record Making(CountDownLatch made) implements LongWork {
        @Override
        public void run(Job job) {
            job.step(tx -> {
                Entities.insert(tx, new EntityRow("half", "made", null, null, null, tx.now(), "{}"));
                return true;
            });
            made.countDown();
            job.steps(tx -> true);
        }

        @Override
        public void undo(Tx tx, Job job) {
            Entities.delete(tx, "half", "made");
        }
    }

    @Test
    void abortedWorkEndsAndLeavesNothingHalfMade() throws InterruptedException {
        CountDownLatch made = new CountDownLatch(1);
        try (Store store = Store.open(folder)) {
            leave(store, "00000000000000000000000a", 1);
            try (Jobs jobs = new Jobs(store, SHORT).on("Counting", new Making(made))) {
                jobs.start();
                assertThat(made.await(20, TimeUnit.SECONDS)).isTrue();
                jobs.abort("00000000000000000000000a", "me@example.com");
            }

            JsonNode command = command(store, "00000000000000000000000a");
            assertThat(command.path("status").asString()).isEqualTo("aborted");
            assertThat(command.path("error").asString()).isEqualTo("aborted by me@example.com");
            List<EntityRow> left = store.read(tx -> Entities.all(tx, "half"));
            assertThat(left).isEmpty();
        }
    }

    @Test
    void workThatFailsSaysWhyAndLeavesNothingHalfMade() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        LongWork failing = new LongWork() {
            @Override
            public void run(Job job) {
                throw ApiError.badRequest("no room");
            }

            @Override
            public void undo(Tx tx, Job job) {
                done.countDown();
            }
        };
        try (Store store = Store.open(folder)) {
            leave(store, "00000000000000000000000a", 1);
            try (Jobs jobs = new Jobs(store, SHORT).on("Counting", failing)) {
                jobs.start();
                assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            }

            JsonNode command = command(store, "00000000000000000000000a");
            assertThat(command.path("status").asString()).isEqualTo("failed");
            assertThat(command.path("error").asString()).isEqualTo("no room");
        }
    }
}
