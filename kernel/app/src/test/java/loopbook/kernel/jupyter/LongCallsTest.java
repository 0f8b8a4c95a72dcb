package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopbook.kernel.app.KernelMain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The progress of the SDK's long calls through a kernel in a process of its own. */
class LongCallsTest {
    private static Launched kernel;
    private static FrontEnd frontEnd;

    /** Uploads that take long, by a local platform that thinks before it takes a file. */
    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path pets = Files.createDirectory(folder.resolve("pets"));
        for (int i = 0; i < 40; i++) {
            Files.writeString(pets.resolve("pet-" + i + ".txt"), "pet " + i);
        }
        kernel = Launched.of(folder, file -> Launched.java(KernelMain.class, file));
        frontEnd = kernel.frontEnd;
        FrontEnd.Answer prepared = frontEnd.run(
                """
                var platform = loopbook.local.LocalPlatform.inMemory();
                var zoo = Dataloop.connect(platform.url(), platform.token()).projects().create("zoo");
                void upload(String dataset, Duration pause) {
                    platform.faults().clear();
                    platform.faults().next(40).method("POST").path("/datasets/*/items").delay(pause);
                    zoo.datasets().create(dataset).items().uploadAll(Path.of("%s"), o -> o.workers(4));
                }"""
                        .formatted(pets));
        assertThat(prepared.status()).as(prepared.content().toString()).isEqualTo("ok");
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void aLongCallHasOneLineThatIsReplacedInItsPlace() {
        FrontEnd.Answer answer = frontEnd.run("upload(\"pets\", Duration.ofMillis(150));");

        assertThat(answer.status()).isEqualTo("ok");
        List<Message> lines = lines(answer.said());
        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(lines.get(0).type()).isEqualTo("display_data");
        assertThat(lines.subList(1, lines.size())).extracting(Message::type).containsOnly("update_display_data");
        assertThat(lines).extracting(LongCallsTest::place).containsOnly(place(lines.get(0)));
        assertThat(text(lines.get(lines.size() - 1)))
                .startsWith("Uploading: 40 of 40 (100%)")
                .contains("done in");
        assertThat(answer.text("stderr")).isEmpty();
    }

    @Test
    void theLineOfAStoppedCallSaysHowFarItCame() {
        String id = frontEnd.send(
                frontEnd.shell, "execute_request", FrontEnd.cell("upload(\"some pets\", Duration.ofSeconds(1));"));
        Message first = frontEnd.awaitIopub("display_data");
        frontEnd.send(frontEnd.control, "interrupt_request", Json.object());
        FrontEnd.Answer answer = frontEnd.answer(frontEnd.shell, id);

        assertThat(answer.status()).isEqualTo("error");
        List<Message> lines = lines(answer.said());
        Message last = lines.get(lines.size() - 1);
        assertThat(last.type()).isEqualTo("update_display_data");
        assertThat(place(last)).isEqualTo(place(first));
        assertThat(text(last)).contains(" of 40 (", "ended after");
    }

    private static List<Message> lines(List<Message> said) {
        return said.stream()
                .filter(message -> message.type().endsWith("display_data"))
                .toList();
    }

    private static String place(Message line) {
        return line.content().path("transient").path("display_id").asString();
    }

    private static String text(Message line) {
        return line.content().path("data").path("text/plain").asString();
    }
}
