package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loopbook.errors.LoopbookException;
import loopbook.errors.PartialFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest extends LocalTest {
    private Items items;
    private Path pictures;

    @BeforeEach
    void makeFiles() {
        items = project.datasets().create("pets").items();
        file("pictures/a.jpg", "a");
        file("pictures/b.PNG", "bb");
        file("pictures/note.txt", "ccc");
        file("pictures/sub/d.jpg", "dddd");
        pictures = folder.resolve("pictures");
    }

    private List<String> remote() {
        return items.list().stream().map(Item::filename).sorted().toList();
    }

    @Test
    void aFolderBelowThatMayNotBeReadIsNamedAndNothingIsSent() {
        Path sub = pictures.resolve("sub");
        assertThat(sub.toFile().setReadable(false)).isTrue();
        try {
            assumeThat(Files.isReadable(sub)).as("who is root reads everything").isFalse();

            assertThatThrownBy(() -> items.uploadAll(pictures))
                    .isInstanceOf(LoopbookException.class)
                    .hasMessageContaining(sub.toString())
                    .hasMessageContaining("nothing was uploaded");
            assertThat(remote()).isEmpty();
        } finally {
            assertThat(sub.toFile().setReadable(true)).isTrue();
        }
    }

    @Test
    void aFolderKeepsItsName() {
        Upload upload = items.uploadAll(pictures, o -> o.remotePath("new"));

        assertThat(remote())
                .containsExactly(
                        "/new/pictures/a.jpg",
                        "/new/pictures/b.PNG",
                        "/new/pictures/note.txt",
                        "/new/pictures/sub/d.jpg");
        assertThat(upload.count(Outcome.CREATED)).isEqualTo(4);
        assertThat(upload.items()).extracting(Item::size).containsExactly(1L, 2L, 3L, 4L);
        assertThat(upload.toString()).startsWith("Uploaded 4 files: 4 created\n  CREATED ");
        assertThat(upload.html()).contains("/new/pictures/sub/d.jpg");
    }

    @Test
    void aStarDropsTheNameOfTheFolder() {
        items.uploadAll(pictures.resolve("*"));

        assertThat(remote()).containsExactly("/a.jpg", "/b.PNG", "/note.txt", "/sub/d.jpg");
    }

    @Test
    void aPatternTakesWhatMatchesInTheFolder() {
        items.uploadAll(pictures.resolve("*.jpg"));

        assertThat(remote()).containsExactly("/a.jpg");
    }

    @Test
    void aPatternThatNothingFitsIsNoEmptyUpload() {
        assertThatThrownBy(() -> items.uploadAll(pictures.resolve("*.jpegg")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fits *.jpegg");
    }

    @Test
    void aLinkToAFolderIsThatFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("linked"), pictures);

        items.uploadAll(link, o -> o.types(".jpg"));

        assertThat(remote()).containsExactly("/linked/a.jpg", "/linked/sub/d.jpg");
    }

    @Test
    void typesChooseAmongTheFilesOfAFolder() {
        items.uploadAll(pictures, o -> o.types("jpg", ".png"));
        assertThat(remote()).containsExactly("/pictures/a.jpg", "/pictures/sub/d.jpg");

        items.uploadAll(pictures, o -> o.types(".PNG"));
        assertThat(remote()).contains("/pictures/b.PNG");
    }

    @Test
    void filesAndFoldersCanBeGivenTogether() {
        items.uploadAll(List.of(pictures.resolve("a.jpg"), pictures.resolve("sub")), o -> o);

        assertThat(remote()).containsExactly("/a.jpg", "/sub/d.jpg");
    }

    @Test
    void theSameCallAgainLeavesWhatIsThereAlone() {
        items.uploadAll(pictures);
        file("pictures/e.jpg", "eeeee");

        Upload second = items.uploadAll(pictures);

        assertThat(second.count(Outcome.EXISTING)).isEqualTo(4);
        assertThat(second.count(Outcome.CREATED)).isEqualTo(1);
        assertThat(remote()).hasSize(5);
    }

    @Test
    void aFileThatChangedSinceIsAFailureOfThatFileAlone() {
        items.uploadAll(pictures);
        file("pictures/a.jpg", "changed");
        file("pictures/e.jpg", "eeeee");

        PartialFailure failure = catchThrowableOfType(PartialFailure.class, () -> items.uploadAll(pictures));

        assertThat(failure).hasMessageStartingWith("1 of 5 files were not uploaded");
        assertThat(failure.report().failed()).hasSize(1);
        assertThat(failure.report().failed().get(0).what()).endsWith("a.jpg");
        assertThat(remote()).hasSize(5);
        assertThat(items.uploadAll(pictures, UploadOptions::keepGoing).count(Outcome.FAILED))
                .isEqualTo(1);
        assertThat(items.uploadAll(pictures, UploadOptions::overwrite).count(Outcome.OVERWRITTEN))
                .isEqualTo(5);
    }

    @Test
    void twoFilesForOneNameAreRefusedBeforeAnyIsSent() {
        Path a = file("x/a.jpg", "1");
        Path b = file("y/a.jpg", "2");

        assertThatThrownBy(() -> items.uploadAll(List.of(a, b), o -> o))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would both become /a.jpg");
        assertThat(remote()).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> items.uploadAll(folder.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no file or folder " + folder.resolve("nowhere"));
        assertThatThrownBy(() -> items.uploadAll(pictures, o -> o.remoteName("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("remoteName(…) names one file");
    }

    @Test
    void anEmptyFolderIsAnEmptyReport() {
        assertThat(items.uploadAll(pictures, o -> o.types(".none")).toString()).isEqualTo("Uploaded 0 files");
    }

    @Test
    void annotationsGoWithNewFilesOnly() {
        file(
                "json/a.json",
                """
                {"annotations": [{"type": "class", "label": "Cat"}, {"type": "class", "label": "Dog"}]}""");

        Item item = items.upload(pictures.resolve("a.jpg"), o -> o.annotations(folder.resolve("json/a.jpg")));
        items.upload(pictures.resolve("a.jpg"), o -> o.annotations(folder.resolve("json/a.jpg")));

        assertThat(item.annotations().list().stream().map(Annotation::label)).containsExactly("Cat", "Dog");
    }

    @Test
    void annotationsArriveThoughTheAnswerToTheUploadWasLost() {
        file("json/a.json", "{\"annotations\": [{\"type\": \"class\", \"label\": \"Cat\"}]}");
        platform().faults().next(1).method("POST").path("/datasets/*/items").cutAfter(0);

        Item item = items.upload(pictures.resolve("a.jpg"), o -> o.annotations(folder.resolve("json/a.jpg")));

        assertThat(item.annotations().list().stream().map(Annotation::label)).containsExactly("Cat");
    }

    @Test
    void anAnnotationFileOfAnotherShapeIsNoEmptyOne() {
        file("json/a.json", "{\"annotation\": [{\"type\": \"class\", \"label\": \"Cat\"}]}");
        Item item = items.upload(bytes("x"), "b.jpg");

        assertThatThrownBy(
                        () -> items.upload(pictures.resolve("a.jpg"), o -> o.annotations(folder.resolve("json/a.jpg"))))
                .isInstanceOf(LoopbookException.class)
                .hasMessageContaining("/a.jpg is uploaded, but not its annotations")
                .hasMessageContaining("json/a.json should hold {\"annotations\"")
                .hasMessageContaining("o.overwrite()");
        assertThatThrownBy(() -> item.annotations().uploadJson(folder.resolve("json/a.json")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMissingAnnotationFileIsNoSilentLoss() {
        assertThatThrownBy(() -> items.upload(pictures.resolve("a.jpg"), o -> o.annotations(folder.resolve("none"))))
                .hasMessageContaining("/a.jpg is uploaded, but not its annotations");
    }

    @Test
    void metadataGoesWithEveryFile() {
        Upload upload = items.uploadAll(pictures, o -> o.metadata(Map.of("user", Map.of("batch", 7))));

        assertThat(upload.items()).allMatch(item -> item.user().path("batch").asInt() == 7);
    }

    @Test
    void manySmallFilesAllArrive() {
        for (int i = 0; i < 150; i++) {
            file("many/" + i + ".txt", "content " + i);
        }

        Upload upload = items.uploadAll(folder.resolve("many"), o -> o.workers(16));

        assertThat(upload.count(Outcome.CREATED)).isEqualTo(150);
        assertThat(items.list().count()).isEqualTo(150);
    }
}
