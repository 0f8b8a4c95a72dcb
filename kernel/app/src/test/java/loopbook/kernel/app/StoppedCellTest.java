package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.engine.Cell;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Input;
import loopbook.kernel.engine.Outcome;
import loopbook.kernel.engine.OutputSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a stopped cell has opened lives on: the platform's threads and the client's pools belong to no cell. */
@Timeout(120)
class StoppedCellTest {
    @TempDir
    private Path folder;

    @Test
    void thePlatformThatAStoppedCellOpenedServesTheNextOne() throws Exception {
        String opens =
                """
                var mine = Dataloop.local(Path.of("%s"));
                var cats = mine.projects().create("stopped").datasets().create("cats");
                mine.projects().list().toList();
                System.out.println("begun");
                while (true) { mine.projects().list().toList(); }"""
                        .formatted(folder);
        CountDownLatch begun = new CountDownLatch(1);
        try (Engine engine = Startup.engine(options -> options)) {
            CompletableFuture<Outcome> stopped = CompletableFuture.supplyAsync(
                    () -> engine.run(new Cell(1, opens, new FirstWord(begun), Input.none())));
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            engine.interrupt();

            assertThat(stopped.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Interrupted.class);
            shows(engine, "mine.projects().get(\"stopped\").name()", "stopped");
            shows(
                    engine,
                    """
                    Path pictures = Files.createDirectory(Path.of("%s", "pictures"));
                    for (int i = 0; i < 20; i++) Files.writeString(pictures.resolve(i + ".txt"), "picture " + i);
                    cats.items().uploadAll(pictures, o -> o);
                    cats.items().list().toList().size()"""
                            .formatted(folder),
                    20);
            shows(
                    engine,
                    "cats.items().download(Path.of(\"%s\", \"back\"));\ncats.items().list().count()".formatted(folder),
                    20L);
        }
    }

    private static void shows(Engine engine, String code, Object value) {
        Outcome outcome = engine.run(code);
        assertThat(outcome).as(code).isInstanceOf(Outcome.Value.class);
        assertThat(String.valueOf(((Outcome.Value) outcome).value())).as(code).isEqualTo(String.valueOf(value));
    }

    /** Tells when anything has been printed. */
    private record FirstWord(CountDownLatch said) implements OutputSink {
        @Override
        public void stdout(String text) {
            said.countDown();
        }

        @Override
        public void stderr(String text) {}

        @Override
        public void display(MimeBundle bundle, String id) {}

        @Override
        public void update(MimeBundle bundle, String id) {}

        @Override
        public void clear(boolean wait) {}
    }
}
