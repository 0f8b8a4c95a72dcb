package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import loopbook.local.store.Backup;
import loopbook.local.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and reset of a platform's folder. */
class BackupTest {
    @TempDir
    private Path scratch;

    private Path folder;
    private Path copy;

    @BeforeEach
    void name() {
        folder = scratch.resolve("data");
        copy = scratch.resolve("below/copy");
    }

    private Backup backup() {
        try (Store store = Store.open(folder)) {
            return store.backup(copy);
        }
    }

    @Test
    void aBackupOfARunningPlatformIsAFolderOfItsOwn() {
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            Api api = new Api(platform);
            String dataset = api.dataset("kept");
            String item = api.item(dataset, "/a.txt", "before");
            api.item(dataset, "/same.txt", "before");

            Backup backup = backup();

            assertThat(backup.files()).isEqualTo(1);
            assertThat(backup.bytes()).isEqualTo(6);
            assertThat(backup.missing()).isEmpty();
            api.delete("/items/" + item).ok();
            try (LocalPlatform other = LocalPlatform.open(copy)) {
                assertThat(new Api(other).get("/items/" + item + "/stream").ok().text())
                        .isEqualTo("before");
                assertThat(new Api(other.url(), platform.token())
                                .get("/users/me")
                                .status())
                        .as("a token of the one is none of the other")
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void aBackupGoesNowhereWhereThereIsSomething() throws IOException {
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            new Api(platform).dataset("kept");
        }
        Files.createDirectories(copy);

        assertThatThrownBy(this::backup).hasMessageContaining("a backup needs a new folder");

        assertThat(copy).isEmptyDirectory();
    }

    @Test
    void bytesThatTheFolderHasLostAreNamedAndTheOthersAreKept() throws IOException {
        String hash;
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            Api api = new Api(platform);
            String dataset = api.dataset("kept");
            String item = api.item(dataset, "/a.txt", "lost");
            api.item(dataset, "/b.txt", "kept");
            hash = api.get("/items/" + item + "/stream").header("etag").replace("\"", "");
        }
        Files.delete(folder.resolve("blobs/" + hash.substring(0, 2) + "/" + hash));

        Backup backup = backup();

        assertThat(backup.missing()).containsExactly(hash);
        assertThat(backup.files()).isEqualTo(1);
        try (Stream<Path> beside = Files.list(copy.getParent())) {
            assertThat(beside).containsExactly(copy);
        }
    }

    @Test
    void aFolderThatIsOpenIsNotReset() {
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            String dataset = new Api(platform).dataset("kept");

            assertThatThrownBy(() -> Store.reset(folder)).hasMessageContaining("open: nothing was removed");

            new Api(platform).get("/datasets/" + dataset).ok();
        }
    }

    @Test
    void aResetTakesAllThatIsOursAndNothingElse() throws IOException {
        for (boolean other : new boolean[] {false, true}) {
            try (LocalPlatform platform = LocalPlatform.open(folder)) {
                Api api = new Api(platform);
                api.item(api.dataset("gone"), "/a.txt", "gone");
            }
            Path mine = folder.resolve("mine.txt");
            if (other) {
                Files.writeString(mine, "mine");
            }

            assertThat(Store.reset(folder)).isEqualTo(!other);

            assertThat(Files.exists(folder)).isEqualTo(other);
            if (other) {
                try (Stream<Path> left = Files.list(folder)) {
                    assertThat(left).containsExactly(mine);
                }
            }
        }
    }

    @Test
    void aFolderWithoutDataIsNotReset() throws IOException {
        Files.createDirectories(folder);
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");

        assertThatThrownBy(() -> Store.reset(folder)).hasMessageContaining("no data of a local platform");

        assertThat(mine).exists();
    }
}
