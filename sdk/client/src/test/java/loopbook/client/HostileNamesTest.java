package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import loopbook.errors.BadRequest;
import loopbook.errors.Conflict;
import loopbook.errors.PartialFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an item is called: nothing leaves the target folder, nothing takes another one's file, no item vanishes. */
class HostileNamesTest extends LocalTest {
    private Items items;
    private Path out;

    @BeforeEach
    void dataset() {
        items = project.datasets().create("names").items();
        out = folder.resolve("out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cats 🐈/😀👩‍👩‍👧.txt",
                "/%2e%2e/100%.txt",
                "/a+b&c=d?e#f.txt",
                "/[x]{y}(z)!$'\"`;,.txt",
                "/*stars?*.txt",
                "/-rf.txt",
                "/.hidden",
                "/…/two  blanks .txt",
                "/a.txt.download",
                "/CON.txt"
            })
    void anyPlainNameComesBackAsItIs(String name) throws Exception {
        Item there = items.upload(bytes("it is " + name), name);

        assertThat(there.filename()).isEqualTo(name);
        assertThat(items.get(name)).isEqualTo(there);
        assertThat(items.list().stream().map(Item::filename)).containsExactly(name);
        assertThat(items.download(out).paths()).containsExactly(out.resolve(name.substring(1)));
        assertThat(out.resolve(name.substring(1))).hasContent("it is " + name);
    }

    @Test
    void namesThatOnlyLookAlikeAreDifferentFiles() throws Exception {
        List<String> names = List.of("/a.txt", "/A.txt", "/caf\u00e9.txt", "/cafe\u0301.txt", "/\u0391.txt");
        names.forEach(name -> items.upload(bytes(name), name));

        Download download = items.download(items.list(), out, DownloadOptions::keepGoing);

        assertThat(items.list().count()).isEqualTo(names.size());
        for (Transfer transfer : download.files()) {
            if (transfer.outcome() == Outcome.FAILED) {
                // Where the disk takes two of the names for one, the second one is told and the first one is whole.
                assertThat(transfer.error().orElseThrow()).isInstanceOf(Conflict.class);
            } else {
                assertThat(Path.of(transfer.target())).hasContent(transfer.source());
            }
        }
        assertThat(download.files()).hasSize(names.size());
    }

    @Test
    void aNameTooLongForTheDiskIsAFailureOfThatFileAlone() throws Exception {
        String longest = "/" + "ä".repeat(125) + ".txt";
        String tooLong = "/" + "ä".repeat(140) + ".txt";
        items.upload(bytes("whole"), longest);
        items.upload(bytes("never seen"), tooLong);

        PartialFailure failure = catchThrowableOfType(PartialFailure.class, () -> items.download(out));

        assertThat(failure.report().failed()).hasSize(1);
        assertThat(failure.report().failed().get(0).what()).isEqualTo(tooLong);
        assertThat(failure.report().failed().get(0).why()).hasMessageContaining("is no name for a file here");
        assertThat(files(out)).containsExactly(out.resolve(longest.substring(1)));
        assertThat(out.resolve(longest.substring(1))).hasContent("whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/../up.txt", "/a/../../up.txt", "/a/./b.txt", "..", "/bell\u0007.txt", "/new\nline.txt", "/"})
    void aNameThatIsNoPathIsRefusedBeforeAnythingIsStored(String name) {
        assertThatThrownBy(() -> items.upload(bytes("x"), name))
                .isInstanceOfAny(BadRequest.class, IllegalArgumentException.class);
        assertThat(items.list().count()).isZero();
    }

    @Test
    void anAbsolutePathStaysBelowTheFolder() {
        items.upload(bytes("not the real one"), "/etc/passwd");
        items.upload(bytes("nor this"), "//double//slash.txt");

        List<Path> paths = items.download(out).paths();

        assertThat(paths).allMatch(path -> path.startsWith(out)).hasSize(2);
        assertThat(out.resolve("etc/passwd")).hasContent("not the real one");
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
