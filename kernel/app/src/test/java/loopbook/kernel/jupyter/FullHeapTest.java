package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.magics.Magics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kernel in a small heap, with the collector of installed kernels, whose cells fill it. */
class FullHeapTest {
    private static final List<String> FLAGS = List.of("-Xmx128m", "-XX:+UseSerialGC");

    @TempDir
    private Path folder;

    /** A kernel with magics, and an engine that has no startup. */
    static final class Main {
        private Main() {}

        public static void main(String... arguments) throws InterruptedException {
            EarlyOutput early = new EarlyOutput();
            Engine engine = Engine.start(o -> o.output(early).magics(Magics.all()));
            KernelProcess.serve(Path.of(arguments[0]), engine, early, new About("test", null), System.err);
        }
    }

    @Test
    void whatFillsTheHeapFailsAndLettingGoOfItWorks() {
        try (Launched kernel = Launched.of(folder, file -> Launched.java(Main.class, file, FLAGS))) {
            FrontEnd frontEnd = kernel.frontEnd;
            // The kernel gets ready for completion in the background: that is over then.
            frontEnd.ask(
                    "complete_request",
                    Json.object().put("code", "String.valueO").put("cursor_pos", 13));

            assertFull(frontEnd.run("Object chain = null; while (true) chain = new Object[] {chain};"));
            assertThat(frontEnd.run("chain = null;").status()).isEqualTo("ok");

            assertFull(
                    frontEnd.run(
                            """
                    class Kept { static java.util.List<Object> all = new java.util.ArrayList<>(); }
                    while (true) Kept.all.add(new byte[10_000]);"""));
            assertThat(frontEnd.run("Kept.all = null;").status()).isEqualTo("ok");

            assertFull(
                    frontEnd.run("var list = new java.util.ArrayList<Object>(); while (true) list.add(new int[99]);"));
            assertThat(frontEnd.run("%reset").text("stdout")).contains("forgot 3 declarations");
            assertThat(frontEnd.run("1 + 1").result()).isEqualTo("2");
        }
    }

    private static void assertFull(FrontEnd.Answer answer) {
        assertThat(answer.content().path("ename").asString("")).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(answer.content().path("traceback").toString()).contains("set the large ones to null", "%reset");
    }
}
