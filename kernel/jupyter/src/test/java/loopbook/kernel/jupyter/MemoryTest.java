package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that fill the heap of a kernel, and leave it full. */
class MemoryTest {
    private static final String EAT = "while (true) chain = new Object[] {chain};";

    @TempDir
    private Path folder;

    private final Connection connection = FrontEnd.onFreePorts(ports -> ports);
    private Process process;
    private FrontEnd frontEnd;

    @BeforeEach
    void start() throws IOException {
        process = Child.start(folder, connection, ProcessHandle.current().pid(), "-Xmx64m");
        frontEnd = new FrontEnd(connection, process::isAlive);
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        if (frontEnd != null) {
            frontEnd.close();
        }
    }

    @Test
    void aHeapThatStaysFullFailsTheCellAndNotTheKernel() {
        frontEnd.run("Object chain = null;");

        var eaten = frontEnd.run(EAT);

        assertThat(eaten.content().path("ename").asString()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(eaten.content().path("traceback").toString()).contains("set the large ones to null");
        assertThat(info()).isEqualTo("ok");
        assertThat(frontEnd.run("1 + 1").status()).isNotEmpty();
        letGo();
        assertThat(frontEnd.run("new byte[20_000_000].length").result()).isEqualTo("20000000");
    }

    @Test
    void itIsFilledAgainAndAgain() {
        for (int round = 0; round < 3; round++) {
            frontEnd.run("Object chain = null;");

            assertThat(frontEnd.run(EAT).content().path("ename").asString()).isEqualTo("java.lang.OutOfMemoryError");
            letGo();
        }
    }

    @Test
    void aCellThatSwallowsTheErrorAndEatsOnIsStopped() {
        frontEnd.run("Object chain = null;");
        String id = frontEnd.send(
                frontEnd.shell,
                "execute_request",
                FrontEnd.cell("System.out.println(\"begun\"); while (true) try { " + EAT
                        + " } catch (OutOfMemoryError full) { }"));
        frontEnd.awaitIopub("stream");
        frontEnd.send(frontEnd.control, "interrupt_request", Json.object());

        assertThat(frontEnd.answer(frontEnd.shell, id).content().path("ename").asString())
                .isEqualTo("Interrupted");
        assertThat(info()).isEqualTo("ok");
        letGo();
    }

    /** There may be just too little memory for the first cell, and what the compiler used is free for the next. */
    private void letGo() {
        boolean gone = false;
        for (int tries = 0; tries < 5 && !gone; tries++) {
            gone = frontEnd.run("chain = null;").status().equals("ok");
        }
        assertThat(gone).isTrue();
    }

    /** On control: the answer of the thread there, and of no cell. */
    private String info() {
        return frontEnd.answer(frontEnd.control, frontEnd.send(frontEnd.control, "kernel_info_request", Json.object()))
                .status();
    }
}
