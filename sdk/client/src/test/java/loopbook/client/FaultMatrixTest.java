package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.errors.LoopbookException;
import loopbook.errors.PartialFailure;
import loopbook.http.Retry;
import loopbook.local.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every kind of trouble against every kind of work: all of it is done, or an exception says what is not. The table in the
 * guide is made from what happens here: run with {@code -Dloopbook.write} to write it anew.
 */
class FaultMatrixTest extends LocalTest {
    private static final Path GUIDE = Path.of("../README.md");
    private static final String BEGIN = "<!-- made by FaultMatrixTest; do not edit -->\n";
    private static final String END = "<!-- end of the faults -->\n";
    private static final int FILES = 5;

    private Dataset dataset;
    private int round;

    /** Which requests a fault meets, and the work; it fails if that is neither whole nor raises. */
    private record Work(String method, String path, Runnable work) {}

    @BeforeEach
    void fill() {
        // Waits are not waited: what counts is whether something is tried again, and how it ends.
        dl = dl.with(Retry.STANDARD.with(InstantSource.system(), duration -> {}));
        dataset = dl.datasets().get(project.datasets().create("full").id());
        for (int n = 0; n < FILES; n++) {
            dataset.items().upload(bytes("content of file " + n), "file-" + n + ".txt");
        }
    }

    private Map<String, Work> works() {
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("list", new Work("POST", "/datasets/*/query", () -> assertThat(
                        dataset.items().list().pageSize(2).toList())
                .hasSize(FILES)));
        String id = dataset.items().get("/file-0.txt").id();
        works.put("get", new Work("GET", "/items/*", () -> assertThat(
                        dl.items().get(id).name())
                .isEqualTo("file-0.txt")));
        works.put(
                "create", new Work("POST", "/datasets", () -> project.datasets().create("d " + ++round)));
        works.put("upload", new Work("POST", "/datasets/*/items", this::upload));
        works.put("download", new Work("GET", "/items/*/stream", this::download));
        works.put("order a long command", new Work("POST", "/datasets/*/clone", this::copy));
        Job<Dataset> copied = dataset.clone("a copy");
        copied.await();
        String command = copied.command().id();
        works.put("look how it stands", new Work("GET", "/commands/*", () -> assertThat(
                        dl.commands().job(command).await().succeeded())
                .isTrue()));
        return works;
    }

    private static Map<String, Consumer<Faults.Which>> faults() {
        Map<String, Consumer<Faults.Which>> faults = new LinkedHashMap<>();
        faults.put("429 with `Retry-After`", which -> which.answer(429, Duration.ofSeconds(1)));
        faults.put("429 without", which -> which.answer(429));
        faults.put("500", which -> which.answer(500));
        faults.put("502", which -> which.answer(502));
        faults.put("connection cut", Faults.Which::cut);
        faults.put("cut in the body", which -> which.cutAfter(5));
        faults.put("slow body", which -> which.slow(Duration.ofMillis(1)));
        faults.put("token ended", Faults.Which::expiredToken);
        return faults;
    }

    private void upload() {
        Dataset target = project.datasets().create("up " + ++round);
        Path from = folder.resolve("up-" + round);
        for (int n = 0; n < FILES; n++) {
            file("up-" + round + "/file-" + n + ".txt", "content of file " + n);
        }
        target.items().uploadAll(from.resolve("*"));
        assertThat(target.items().list().stream().map(Item::size))
                .hasSize(FILES)
                .containsOnly(17L);
    }

    private void download() {
        Path to = folder.resolve("down-" + ++round);
        try {
            dataset.items().download(to);
        } finally {
            assertThat(files(to)).noneMatch(name -> name.endsWith(".download"));
        }
        assertThat(files(to)).hasSize(FILES);
    }

    private static List<String> files(Path below) {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void copy() {
        Dataset copy = dataset.clone("copy " + ++round).await();
        assertThat(copy.items().list().count()).isEqualTo(FILES);
    }

    @Test
    void everythingIsDoneOrAnExceptionSaysWhatIsNot() throws IOException {
        Map<String, Work> works = works();
        List<String> rows = new ArrayList<>();
        faults().forEach((name, fault) -> rows.add("| " + name + " | "
                + works.values().stream().map(work -> outcome(work, fault)).collect(Collectors.joining(" | "))
                + " |\n"));
        String table = "| once | " + String.join(" | ", works.keySet()) + " |\n|---" + "|---".repeat(works.size())
                + "|\n" + String.join("", rows);
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf(BEGIN) + BEGIN.length();
        int end = guide.indexOf(END);
        if (System.getProperty("loopbook.write") != null) {
            Files.writeString(GUIDE, guide.substring(0, begin) + table + guide.substring(end));
        } else {
            assertThat(guide.substring(begin, end))
                    .as("the table in " + GUIDE + "; write it anew with -Dloopbook.write")
                    .isEqualTo(table);
        }
    }

    private String outcome(Work work, Consumer<Faults.Which> fault) {
        fault.accept(platform().faults().next(1).method(work.method()).path(work.path()));
        try {
            work.work().run();
            return "done";
        } catch (PartialFailure e) {
            return "`PartialFailure`";
        } catch (LoopbookException e) {
            return "`" + e.getClass().getSimpleName() + "`";
        } finally {
            assertThat(platform().faults().pending())
                    .as(work + " met the fault")
                    .isZero();
        }
    }
}
