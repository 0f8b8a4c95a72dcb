package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole life of an installed kernel, on a path with a space: install, start as Jupyter does, run, end, uninstall. */
class InstalledKernelTest {
    @TempDir
    private Path folder;

    @Test
    void anInstalledKernelStartsFromItsOwnJarsRunsAndIsRemovedWhole() throws IOException, InterruptedException {
        Path path = Files.createDirectory(folder.resolve("a place"));
        assertThat(install("install", path)).isZero();

        Path spec = path.resolve("kernels/loopbook");
        JsonNode kernel = Json.MAPPER.readTree(Files.readString(spec.resolve("kernel.json")));
        assertThat(kernel.path("interrupt_mode").asString()).isEqualTo("message");
        assertThat(kernel.path("argv").toString()).containsPattern("SharedArchiveFile|AOTCache");
        assertThat(spec.resolve("logo-64x64.png")).exists();
        runs(kernel);
        try (Stream<Path> left = Files.list(spec)) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }

        assertThat(install("uninstall", path)).isZero();
        assertThat(path.resolve("kernels")).isEmptyDirectory();
    }

    @Test
    void installingAgainKeepsChangesAndMendsTheArchive() throws IOException, InterruptedException {
        assertThat(said(install(folder))).contains("The class data archive is in use");
        Path file = folder.resolve("kernels/loopbook/kernel.json");
        ObjectNode kernel = (ObjectNode) Json.MAPPER.readTree(Files.readString(file));
        kernel.withObject("env").put("LOOPBOOK_HISTORY", "off");
        ArrayNode argv = kernel.withArray("argv");
        argv.insert(1, "-Xmx300m");
        Files.writeString(file, kernel.toString());
        Path archive = Path.of(argv.valueStream()
                .map(JsonNode::asString)
                .filter(word -> word.matches("-XX:(SharedArchiveFile|AOTCache)=.*"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*?=", ""));
        Files.writeString(archive, "no archive");

        assertThat(started(kernel, frontEnd -> frontEnd.run("1 + 1").result())).isEqualTo("2");
        argv.insert(1, "java.se,jdk.unsupported").insert(1, "--limit-modules");
        assertThat(started(
                        kernel,
                        frontEnd ->
                                frontEnd.run("1 + 1").content().path("evalue").asString()))
                .contains("a runtime without a compiler", "Install a JDK");

        assertThat(said(install(folder)))
                .contains("Kept your changes in kernel.json: env, -Xmx300m", "The class data archive is in use");
        assertThat(archive).satisfies(mended -> assertThat(Files.size(mended)).isGreaterThan(1_000_000));
        JsonNode again = Json.MAPPER.readTree(Files.readString(file));
        assertThat(again.path("env").path("LOOPBOOK_HISTORY").asString()).isEqualTo("off");
        assertThat(again.path("argv").toString()).contains("\"-Xmx300m\"", archive.toString());
    }

    private String started(JsonNode kernel, Function<FrontEnd, String> work) {
        try (Launched launched = launched(kernel)) {
            return work.apply(launched.frontEnd);
        }
    }

    private Launched launched(JsonNode kernel) {
        return Launched.of(folder, file -> kernel.path("argv")
                .valueStream()
                .map(word -> word.asString().replace("{connection_file}", file.toString()))
                .toList());
    }

    private static ProcessBuilder install(Path path) {
        return installer("install", path).redirectErrorStream(true);
    }

    private static String said(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static int install(String verb, Path path) throws IOException, InterruptedException {
        return installer(verb, path).inheritIO().start().waitFor();
    }

    private static ProcessBuilder installer(String verb, Path path) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "loopbook.kernel.app.Install",
                verb,
                "--jupyter-path",
                path.toString());
    }

    private void runs(JsonNode kernel) throws InterruptedException {
        try (Launched launched = launched(kernel)) {
            FrontEnd frontEnd = launched.frontEnd;
            assertThat(frontEnd.ask("kernel_info_request", Json.object())
                            .content()
                            .path("implementation_version")
                            .asString())
                    .matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(frontEnd.run("1 + 1").result()).isEqualTo("2");
            assertThat(frontEnd.run(
                                    "System.out.print(Path.of(System.getProperty(\"java.class.path\").split(File.pathSeparator)[0]).getParent())")
                            .text("stdout"))
                    .satisfies(jars -> assertHeld(Path.of(jars)));
            assertThat(frontEnd.run("var six = 6;\nSystem.out.println(six * 7);")
                            .text("stdout"))
                    .isEqualTo("42\n");
            var platform = frontEnd.run("dl").only("execute_result").orElseThrow();
            assertThat(platform.content().path("data").path("text/html").asString(""))
                    .isNotEmpty();
            asksForAPassword(frontEnd);
            stopsALoopInsideTheJdk(frontEnd);
            frontEnd.send(frontEnd.control, "shutdown_request", Json.object());
            assertThat(launched.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(launched.process.exitValue()).isZero();
        }
    }

    private static void asksForAPassword(FrontEnd frontEnd) {
        String cell =
                frontEnd.send(frontEnd.shell, "execute_request", FrontEnd.cell("dl.loginM2m(\"ada@example.com\")"));
        Message question = frontEnd.receive(frontEnd.stdin);
        frontEnd.send(frontEnd.stdin, "input_reply", Json.object().put("value", ""));

        assertThat(question.type()).isEqualTo("input_request");
        assertThat(question.content().path("prompt").asString()).isEqualTo("Password of ada@example.com: ");
        assertThat(question.content().path("password").asBoolean()).isTrue();
        assertThat(frontEnd.answer(frontEnd.shell, cell)
                        .content()
                        .path("evalue")
                        .asString())
                .startsWith("No password for ada@example.com was given");

        cell = frontEnd.send(
                frontEnd.shell, "execute_request", FrontEnd.cell("Prompt.current().secret(\"Word: \").get().length()"));
        frontEnd.receive(frontEnd.stdin);
        frontEnd.send(frontEnd.stdin, "input_reply", Json.object().put("value", "hidden"));
        assertThat(frontEnd.answer(frontEnd.shell, cell).result()).isEqualTo("6");
    }

    /** In the flags that kernels run with: once it is compiled, such a loop must still be one that can be halted. */
    private static void stopsALoopInsideTheJdk(FrontEnd frontEnd) {
        String cell = frontEnd.send(
                frontEnd.shell,
                "execute_request",
                FrontEnd.cell("int kept = 41;\nnew Random(1).ints().limit(20_000_000).sum();\n"
                        + "System.out.println(\"begun\");\nnew Random(1).ints().sum()"));
        frontEnd.awaitIopub("stream");
        frontEnd.send(frontEnd.control, "interrupt_request", Json.object());

        assertThat(frontEnd.answer(frontEnd.shell, cell)
                        .content()
                        .path("traceback")
                        .toString())
                .doesNotContain("still runs");
        assertThat(frontEnd.run("kept + 1").result()).isEqualTo("42");
    }

    /** So that an installation meanwhile leaves them alone. */
    private static void assertHeld(Path jars) {
        try (FileChannel file = FileChannel.open(jars.resolve("in-use"), StandardOpenOption.WRITE)) {
            assertThat(file.tryLock()).as("a lock beside a running kernel's").isNull();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
