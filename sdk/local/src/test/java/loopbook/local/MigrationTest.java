package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A folder of an older format: {@code formats/format-3.sql} is one as it was written then, with a task half done. */
class MigrationTest {
    private static final String TASK = "6b028a677700000000753b89";

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void writeAnOldFolder() throws IOException, SQLException {
        folder = Files.createDirectories(temporary.resolve("old"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream sql = Objects.requireNonNull(getClass().getResourceAsStream("/formats/format-3.sql"));
                var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("loopbook.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
        Files.setPosixFilePermissions(folder.resolve("loopbook.db"), PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void oldDataAreThereAndGoOnWorking() {
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            Api api = new Api(platform);

            JsonNode task = api.get("/annotationtasks/" + TASK).ok().json();
            assertThat(task.path("name").asString()).isEqualTo("look");
            assertThat(task.path("status").asString()).isEqualTo("in progress");
            assertThat(task.path("issues").asInt()).isEqualTo(1);
            String dataset = task.path("datasetId").asString();
            assertThat(api.get("/datasets/" + dataset)
                            .ok()
                            .json()
                            .path("itemsCount")
                            .asInt())
                    .isEqualTo(2);
            assertThat(api.item(dataset, "/new.txt", "333")).isNotBlank();
        }
    }

    @Test
    void aWholeBackupThatOnlyItsOwnerReadsIsMadeFirst() throws IOException, SQLException {
        LocalPlatform.open(folder).close();

        Path backup = folder.resolve("backup-format-3.db");
        assertThat(permissions(backup)).isEqualTo("rw-------");
        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + backup);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM items WHERE type = 'file'")) {
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void aFolderThatWasOpenToOthersIsClosed() throws IOException {
        LocalPlatform.open(folder).close();

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("loopbook.db"))).isEqualTo("rw-------");
    }
}
