package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The folder is the one that a session of the same person opens. */
class PlatformMainTest {
    @Test
    void theHomeIsWhatTheVariableSaysIfThatIsAWholePath() {
        assertThat(folder(Map.of("HOME", "/home/ada"))).isEqualTo(Path.of("/home/ada/.loopbook"));
        assertThat(folder(Map.of("HOME", "ada"))).isEqualTo(Path.of("/passwd/.loopbook"));
        assertThat(folder(Map.of())).isEqualTo(Path.of("/passwd/.loopbook"));
    }

    @Test
    void theFolderCanBeNamed() {
        assertThat(folder(Map.of("HOME", "/home/ada", "LOOPBOOK_HOME", " /data ")))
                .isEqualTo(Path.of("/data"));
        assertThat(folder(Map.of("HOME", "/home/ada", "LOOPBOOK_HOME", "~/data")))
                .isEqualTo(Path.of("/home/ada/data"));
        assertThat(folder(Map.of("HOME", "/home/ada", "LOOPBOOK_HOME", " "))).isEqualTo(Path.of("/home/ada/.loopbook"));
    }

    private static Path folder(Map<String, String> variables) {
        return PlatformMain.folder(variables, "/passwd");
    }
}
