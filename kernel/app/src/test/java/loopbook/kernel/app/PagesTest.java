package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every Java block of our pages runs, as a reader would run it, and keeps its promises. */
class PagesTest {
    @BeforeEach
    void startWithNothing() {
        Checkout.emptyLocalPlatform();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "sdk/README.md", "kernel/README.md", "notebooks/README.md"})
    void thePageIsTrue(String name) throws IOException {
        List<Promises.Piece> pieces = Promises.in(Files.readString(Checkout.TOP.resolve(name)));
        assertThat(pieces).as("blocks of Java in %s", name).isNotEmpty();

        try (Engine engine = Startup.engine(options -> options)) {
            for (Promises.Piece piece : pieces) {
                keep(name, piece, engine.run(piece.code()));
            }
        }
    }

    private static void keep(String page, Promises.Piece piece, Outcome outcome) {
        String place = page + ", line " + piece.line();
        if (outcome instanceof Outcome.Failed failed) {
            fail(place + ": " + String.join("\n", failed.trace()));
        }
        assertThat(outcome.wentWell()).as(place + ": " + outcome).isTrue();
        if (piece.value() != null) {
            assertThat(outcome).as(place).isInstanceOf(Outcome.Value.class);
            assertThat(((Outcome.Value) outcome).shown().data().get("text/plain"))
                    .as(place)
                    .isEqualTo(piece.value());
        }
    }

    @Test
    void everyPageThatIsLinkedIsThere() throws IOException {
        for (String name : List.of(
                "README.md", "sdk/README.md", "sdk/tables/README.md", "kernel/README.md", "notebooks/README.md")) {
            Path page = Checkout.TOP.resolve(name);
            assertThat(links(Files.readString(page))).as(name).allSatisfy(link -> assertThat(page.resolveSibling(link))
                    .exists());
        }
    }

    private static List<String> links(String page) {
        return java.util.regex.Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
