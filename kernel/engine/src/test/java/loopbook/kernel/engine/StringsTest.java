package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completion inside strings. */
class StringsTest {
    private final List<StringCall> asked = Collections.synchronizedList(new ArrayList<>());
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
    void theCallAroundAStringIsKnown() {
        complete("dl.projects().get(\"Sam");

        assertThat(asked).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("get");
            assertThat(call.begun()).isEqualTo("Sam");
            assertThat(call.receiver())
                    .containsExactly(
                            new StringCall.Step("dl", false, List.of()),
                            new StringCall.Step("projects", true, List.of()));
        });
    }

    @Test
    void stringsOnTheWayThereAreKnown() {
        complete("int a = 1;\nvar x = dl.projects()\n    .get(\"My, (first)\").datasets().get(\"");

        assertThat(asked.get(0).receiver())
                .contains(new StringCall.Step("get", true, List.of("My, (first)")))
                .hasSize(4);
    }

    @Test
    void theCallAroundTheCallIsKnown() {
        complete("pets.items().list(any(label(\"Dog\", \"C");

        StringCall call = asked.get(0);
        assertThat(call.method()).isEqualTo("label");
        assertThat(call.argument()).isEqualTo(1);
        assertThat(call.around().orElseThrow().around().orElseThrow().receiver())
                .extracting(StringCall.Step::name)
                .containsExactly("pets", "items");
    }

    @Test
    void namesAreOfferedWhateverTheirCaseAndWithTheirQuotesEscaped() {
        names = (call, variables) -> List.of("Samples", "saved \"one\"", "other");

        assertThat(complete("f(\"sa")).containsExactly("Samples", "saved \\\"one\\\"");
        assertThat(complete("f(\"sap")).isEmpty();
    }

    @Test
    void theLiveValuesOfVariablesAreAtHand() {
        notebook.done("int answer = 42; String none = null;");
        names = (call, variables) -> List.of(variables.toString());

        assertThat(complete("f(\"")).containsExactly("{answer=42}");
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

        assertThat(complete(begun)).containsExactly(folder + "/files/", folder + "/first.txt");
    }

    @Test
    void outsideOfStringsNobodyIsAsked() {
        complete("\"abc\".subst");
        complete("// a comment with \"quo");
        complete("String t = \"\"\"\n  text \"with");
        complete("char c = '\"'; \"\".len");

        assertThat(asked).isEmpty();
    }

    private List<String> complete(String code) {
        return notebook.engine.complete(code, code.length()).matches().stream()
                .map(Completions.Match::text)
                .toList();
    }
}
