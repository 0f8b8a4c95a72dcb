package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completion inside strings. */
class StringsTest {
    /** Whoever types waits for an instant only; on a loaded machine the question comes, or is answered, later. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<StringCall> asked = new LinkedBlockingQueue<>();
    private Names names = (call, variables) -> List.of();
    private final Notebook notebook = new Notebook(o -> o.names(this::answer));

    @TempDir
    private Path folder;

    private List<String> answer(StringCall call, Map<String, Object> variables) {
        asked.add(call);
        return names.of(call, variables);
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void theCallAroundAStringIsKnown() throws InterruptedException {
        StringCall call = asked("dl.projects().get(\"Sam");

        assertThat(call.method()).isEqualTo("get");
        assertThat(call.begun()).isEqualTo("Sam");
        assertThat(call.receiver())
                .containsExactly(
                        new StringCall.Step("dl", false, List.of()), new StringCall.Step("projects", true, List.of()));
        assertThat(asked).isEmpty();
    }

    @Test
    void stringsOnTheWayThereAreKnown() throws InterruptedException {
        StringCall call = asked("int a = 1;\nvar x = dl.projects()\n    .get(\"My, (first)\").datasets().get(\"");

        assertThat(call.receiver())
                .contains(new StringCall.Step("get", true, List.of("My, (first)")))
                .hasSize(4);
    }

    @Test
    void theCallAroundTheCallIsKnown() throws InterruptedException {
        StringCall call = asked("pets.items().list(any(label(\"Dog\", \"C");

        assertThat(call.method()).isEqualTo("label");
        assertThat(call.argument()).isEqualTo(1);
        assertThat(call.around().orElseThrow().around().orElseThrow().receiver())
                .extracting(StringCall.Step::name)
                .containsExactly("pets", "items");
    }

    @Test
    void namesAreOfferedWhateverTheirCaseAndWithTheirQuotesEscaped() {
        names = (call, variables) -> List.of("Samples", "saved \"one\"", "other");

        assertThat(offered("f(\"sa")).containsExactly("Samples", "saved \\\"one\\\"");
        assertThat(complete("f(\"sap")).isEmpty();
    }

    @Test
    void theLiveValuesOfVariablesAreAtHand() {
        notebook.done("int answer = 42; String none = null;");
        names = (call, variables) -> List.of(variables.toString());

        assertThat(offered("f(\"")).containsExactly("{answer=42}");
    }

    @Test
    void whoeverTypesDoesNotWaitForNamesThatDoNotCome() {
        CountDownLatch never = new CountDownLatch(1);
        names = (call, variables) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of("late");
        };

        assertThat(complete("f(\"")).isEmpty();
        for (int i = 0; i < 10; i++) {
            complete("f(\"");
        }
        assertThat(asked).hasSizeLessThan(10);
        never.countDown();
    }

    @Test
    void namesThatCannotBeHadAreNone() {
        names = (call, variables) -> {
            throw new IllegalStateException("no network");
        };

        assertThat(complete("f(\"")).isEmpty();
    }

    @Test
    void pathsAreOfferedWhereAPathIsBegun() throws IOException {
        Files.createFile(folder.resolve("first.txt"));
        Files.createDirectory(folder.resolve("files"));
        String begun = "Path.of(\"" + folder + "/fi";

        assertThat(offered(begun)).containsExactly(folder + "/files/", folder + "/first.txt");
    }

    @Test
    void outsideOfStringsNobodyIsAsked() {
        complete("\"abc\".subst");
        complete("// a comment with \"quo");
        complete("String t = \"\"\"\n  text \"with");
        complete("char c = '\"'; \"\".len");

        assertThat(asked).isEmpty();
    }

    /** What was asked for a string. */
    private StringCall asked(String code) throws InterruptedException {
        complete(code);
        StringCall call = asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(call).as("what is asked for %s", code).isNotNull();
        return call;
    }

    /** What is offered in the end, by pressing Tab until there is something. */
    private List<String> offered(String code) {
        long start = System.nanoTime();
        List<String> offered = complete(code);
        while (offered.isEmpty() && System.nanoTime() - start < PATIENCE.toNanos()) {
            offered = complete(code);
        }
        return offered;
    }

    private List<String> complete(String code) {
        return notebook.engine.complete(code, code.length()).matches().stream()
                .map(Completions.Match::text)
                .toList();
    }
}
