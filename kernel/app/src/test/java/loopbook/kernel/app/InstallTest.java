package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InstallTest {
    @TempDir
    private Path folder;

    @Test
    void aPrefixIsAPlaceOfSharedFiles() {
        assertThat(Install.folder(Map.of(), "install", "--prefix", "/opt/venv"))
                .isEqualTo(Path.of("/opt/venv/share/jupyter/kernels/loopbook").toAbsolutePath());
        assertThat(Install.folder(Map.of(), "install", "--jupyter-path", "/opt/j"))
                .isEqualTo(Path.of("/opt/j/kernels/loopbook").toAbsolutePath());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theUsersOwnIsWhereJupyterLooks() {
        assertThat(Install.folder(Map.of("HOME", "/home/ada"), "install"))
                .isEqualTo(Path.of("/home/ada/.local/share/jupyter/kernels/loopbook"));
        assertThat(Install.folder(Map.of("HOME", "/home/ada", "XDG_DATA_HOME", "/d"), "uninstall", "--user"))
                .isEqualTo(Path.of("/d/jupyter/kernels/loopbook"));
        assertThat(Install.folder(Map.of("JUPYTER_DATA_DIR", "/j"), "install", "--user"))
                .isEqualTo(Path.of("/j/kernels/loopbook"));
    }

    @Test
    void argumentsThatAreNotUnderstoodAreNamed() {
        assertThatThrownBy(() -> Install.folder(Map.of())).hasMessageContaining("install or uninstall");
        assertThatThrownBy(() -> Install.folder(Map.of(), "install", "--prefix"))
                .hasMessageContaining("--prefix");
        assertThatThrownBy(() -> Install.folder(Map.of(), "install", "--sys-prefix"))
                .hasMessageContaining("--sys-prefix");
        assertThat(Install.run(Map.of(), "reinstall")).isEqualTo(2);
    }

    @Test
    void aPlaceThatIsAFileIsExitCodeOne() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(Install.run(Map.of(), "install", "--jupyter-path", file.toString()))
                .isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsUninstalledWithoutHarm() {
        assertThat(Install.run(Map.of(), "uninstall", "--jupyter-path", folder.toString()))
                .isZero();
    }

    @Test
    void aKernelThatRunsKeepsItsJarsHoweverOftenOneInstalls() throws IOException {
        Path oldest = jars("jars-1", 1);
        Path old = jars("jars-2", 2);
        Path before = jars("jars-3", 3);
        Path current = jars("jars-4", 4);

        try (FileChannel running = InUse.hold(oldest).orElseThrow()) {
            new KernelSpec(folder).forgetOlderThan(current);

            assertThat(folder).isDirectoryNotContaining(old::equals);
            assertThat(List.of(oldest, before, current))
                    .allSatisfy(set -> assertThat(set).exists());
            assertThat(running.isOpen()).isTrue();
        }
        new KernelSpec(folder).forgetOlderThan(current);
        assertThat(oldest).doesNotExist();
    }

    private Path jars(String name, int day) throws IOException {
        Path jars = Files.createDirectory(folder.resolve(name));
        InUse.prepare(jars);
        Files.setLastModifiedTime(jars, FileTime.from(day, TimeUnit.DAYS));
        return jars;
    }
}
