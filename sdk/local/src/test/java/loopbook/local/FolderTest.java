package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir
    private Path temporary;

    @Test
    void whatWasStoredIsThereAfterARestart() {
        Path folder = temporary.resolve("a folder/with blanks");
        String item;
        String token;
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            Api api = new Api(platform);
            item = api.item(api.dataset("kept"), "/a/b.txt", "content");
            token = platform.token();
        }

        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            Api api = new Api(platform.url(), token);
            assertThat(api.get("/items/" + item + "/stream").ok().text()).isEqualTo("content");
            assertThat(platform.folder()).contains(folder.toAbsolutePath());
        }
    }

    @Test
    void onlyTheOwnerCanReadIt() throws IOException {
        Path folder = temporary.resolve("private");
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            assertThat(platform.token()).isNotBlank();
            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("secret"))).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("loopbook.db"))).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("loopbook.db-wal"))).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("blobs"))).isEqualTo("rwx------");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aSecondOpenInTheSameProcessJoinsTheFirst() throws IOException {
        Path folder = temporary.resolve("shared");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), Files.createDirectories(folder));
        LocalPlatform first = LocalPlatform.open(folder);
        LocalPlatform second = LocalPlatform.open(link);
        assertThat(second.url()).isEqualTo(first.url());

        first.close();
        first.close();
        assertThat(new Api(second).get("/users/me").status()).isEqualTo(200);

        second.close();
        Api gone = new Api(second);
        assertThatThrownBy(() -> gone.get("/users/me")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aJoinedPlatformCannotServeAnotherPort() throws IOException {
        try (LocalPlatform platform = LocalPlatform.open(temporary)) {
            int other = platform.url().getPort() == 65_000 ? 65_001 : 65_000;

            assertThatThrownBy(() -> LocalPlatform.open(temporary, other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("already runs in this process, at " + platform.url());
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalPlatform.open(temporary, taken.getLocalPort()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
        // Nothing is left half open: the folder can be used at once.
        LocalPlatform.open(temporary).close();
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThatThrownBy(() -> LocalPlatform.open(temporary, 70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70000");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");

        assertThatThrownBy(() -> LocalPlatform.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is a file, not a folder");
        assertThatThrownBy(() -> LocalPlatform.open(file.resolve("below")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefused() throws IOException {
        assumeThat(System.getProperty("user.name")).isNotEqualTo("root");
        Path closed = Files.createDirectory(
                temporary.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));

        assertThatThrownBy(() -> LocalPlatform.open(closed))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no permission to write");
    }

    @Test
    void dataOfANewerVersionAreLeftAlone() throws SQLException {
        LocalPlatform.open(temporary).close();
        int ours = version();
        setVersion(99);

        assertThatThrownBy(() -> LocalPlatform.open(temporary))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("made by a newer version of Loopbook")
                .hasMessageContaining("99");

        setVersion(ours);
        LocalPlatform.open(temporary).close();
    }

    private int version() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temporary.resolve("loopbook.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.getInt(1);
        }
    }

    private void setVersion(int version) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temporary.resolve("loopbook.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = " + version);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws IOException {
        Files.writeString(temporary.resolve("loopbook.db"), "this is not a database, but it is long enough to tell");

        assertThatThrownBy(() -> LocalPlatform.open(temporary))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("loopbook.db")
                .hasMessageContaining("not a database");
    }

    @Test
    void inMemoryLeavesNothingBehind() {
        LocalPlatform platform = LocalPlatform.inMemory();
        new Api(platform).project("gone");
        assertThat(platform.folder()).isEmpty();
        assertThat(platform.toString()).endsWith("in memory");
        Path data = platform.data();
        assertThat(data).exists();

        platform.close();

        assertThat(data).doesNotExist();
    }
}
