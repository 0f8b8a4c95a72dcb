package loopbook.client;

import static loopbook.filters.Conditions.where;
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
    private record Work(String method, String path, boolean pages, Runnable work) {
        Work(String method, String path, Runnable work) {
            this(method, path, false, work);
        }
    }

    /** What goes wrong, and with how many requests; some can only go wrong with several pages. */
    private record Trouble(int times, boolean pages, Consumer<Faults.Which> how) {
        Trouble(Consumer<Faults.Which> how) {
            this(1, false, how);
        }
    }

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
        works.put(
                "list",
                new Work(
                        "POST",
                        "/datasets/*/query",
                        true,
                        () -> list(dataset.items().list())));
        works.put(
                "list by name",
                new Work(
                        "POST",
                        "/datasets/*/query",
                        true,
                        () -> list(dataset.items().list().sort("name", Order.ASC))));
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

    private Map<String, Trouble> faults() {
        Map<String, Trouble> faults = new LinkedHashMap<>();
        faults.put("429 with `Retry-After`", new Trouble(which -> which.answer(429, Duration.ofSeconds(1))));
        faults.put("429 without", new Trouble(which -> which.answer(429)));
        faults.put("500", new Trouble(which -> which.answer(500)));
        faults.put("502", new Trouble(which -> which.answer(502)));
        faults.put("connection cut", new Trouble(Faults.Which::cut));
        faults.put("cut in the body", new Trouble(which -> which.cutAfter(5)));
        faults.put("slow body", new Trouble(which -> which.slow(Duration.ofMillis(1))));
        faults.put("token ended", new Trouble(Faults.Which::expiredToken));
        faults.put("a page comes twice", new Trouble(2, true, Faults.Which::repeat));
        faults.put("a count is too high", new Trouble(2, true, which -> which.miscount(3)));
        faults.put("data change under it", new Trouble(2, true, which -> which.after(this::addOne)));
        return faults;
    }

    /** Everything that was there throughout, once. */
    private static void list(Listing<Item> listing) {
        assertThat(listing.pageSize(2).stream().map(Item::name))
                .filteredOn(name -> name.startsWith("file-"))
                .doesNotHaveDuplicates()
                .hasSize(FILES);
    }

    private void addOne() {
        dataset.items().upload(bytes("more"), "added-" + ++round + ".txt");
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

    private String outcome(Work work, Trouble trouble) {
        if (trouble.pages() && !work.pages()) {
            return "–";
        }
        trouble.how()
                .accept(platform()
                        .faults()
                        .next(trouble.times())
                        .method(work.method())
                        .path(work.path()));
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
            dataset.items().delete(where("name").eq("added-*"));
        }
    }
}
