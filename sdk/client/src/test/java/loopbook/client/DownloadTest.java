package loopbook.client;

import static loopbook.filters.Conditions.dir;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import loopbook.errors.Conflict;
import loopbook.errors.PartialFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class DownloadTest extends LocalTest {
    private Items items;
    private Item item;
    private Path out;

    @BeforeEach
    void upload() {
        items = project.datasets().create("pets").items();
        item = items.upload(bytes("cat"), "/cats/a.jpg");
        items.upload(bytes("other"), "/dogs/b.jpg");
        out = folder.resolve("out");
    }

    @Test
    void everythingLandsUnderItsOwnPath() throws Exception {
        Download download = items.download(out);

        assertThat(Files.readString(out.resolve("cats/a.jpg"))).isEqualTo("cat");
        assertThat(Files.readString(out.resolve("dogs/b.jpg"))).isEqualTo("other");
        assertThat(download.paths()).containsExactly(out.resolve("cats/a.jpg"), out.resolve("dogs/b.jpg"));
        assertThat(download.toString()).startsWith("Downloaded 2 files: 2 created");
    }

    @Test
    void aConditionChooses() {
        assertThat(items.download(dir("/cats"), out).paths()).containsExactly(out.resolve("cats/a.jpg"));
    }

    @Test
    void theSameCallAgainKeepsWhatIsThere() {
        items.download(out);

        assertThat(items.download(out).count(Outcome.EXISTING)).isEqualTo(2);
        assertThat(items.download(items.list(), out, DownloadOptions::overwrite).count(Outcome.OVERWRITTEN))
                .isEqualTo(2);
    }

    @Test
    void foldersCanBeLeftOutOrPutBelowItems() {
        assertThat(items.download(items.list(), out, o -> o.flat().itemsFolder())
                        .paths())
                .containsExactly(out.resolve("items/a.jpg"), out.resolve("items/b.jpg"));
    }

    @Test
    void twoItemsForOneFileAreNoSilentLoss() throws Exception {
        items.upload(bytes("black cat"), "/black/a.jpg");

        PartialFailure failure =
                catchThrowableOfType(PartialFailure.class, () -> items.download(items.list(), out, o -> o.flat()));

        assertThat(failure.report().failed()).hasSize(1);
        assertThat(failure.report().failed().get(0).why())
                .hasMessageContaining("/cats/a.jpg")
                .hasMessageContaining("/black/a.jpg")
                .hasMessageContaining("would both become " + out.resolve("a.jpg"));
        assertThat(out.resolve("b.jpg")).exists();
    }

    @Test
    void aFileOfAnotherLengthIsAFailureOfThatFileAlone() throws Exception {
        Files.createDirectories(out.resolve("cats"));
        Files.writeString(out.resolve("cats/a.jpg"), "something else");

        PartialFailure failure = catchThrowableOfType(PartialFailure.class, () -> items.download(out));

        assertThat(failure.report().failed()).hasSize(1);
        assertThat(failure.report().failed().get(0).why()).isInstanceOf(Conflict.class);
        assertThat(Files.readString(out.resolve("cats/a.jpg"))).isEqualTo("something else");
        assertThat(out.resolve("dogs/b.jpg")).exists();
    }

    @Test
    void oneItemGoesIntoAFolderOrUnderAName() throws Exception {
        Files.createDirectories(out);

        assertThat(item.download(out)).isEqualTo(out.resolve("a.jpg"));
        assertThat(item.download(out.resolve("named.JPG"))).isEqualTo(out.resolve("named.JPG"));
        assertThat(item.download(out.resolve("new"))).isEqualTo(out.resolve("new/a.jpg"));
        assertThat(out.resolve("new/a.jpg")).hasContent("cat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../x.jpg", "/a/../../x.jpg", "/./x.jpg", "/a\\..\\x.jpg", "/nul\u0000.jpg", "/"})
    void noNameLeadsOutOfTheFolder(String name) {
        ObjectNode json = item.json().put("filename", name);
        Item evil = new Item(json, dl);

        PartialFailure failure =
                catchThrowableOfType(PartialFailure.class, () -> items.download(java.util.List.of(evil), out, o -> o));

        assertThat(failure.report().failed()).hasSize(1);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void noLinkLeadsOutOfTheFolder() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(out);
        Files.createSymbolicLink(out.resolve("cats"), outside);
        items.upload(bytes("deep"), "/cats/deep/er/a.jpg");

        assertThatThrownBy(() -> items.download(out))
                .isInstanceOf(PartialFailure.class)
                .hasMessageContaining("through a link");
        assertThat(outside).isEmptyDirectory();
    }
}
