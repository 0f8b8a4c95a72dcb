package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What is said of an archive that the JVM does not use. */
class ArchiveTest {
    @TempDir
    private Path folder;

    @Test
    void theFlagsAreTheReasonByDefault() throws IOException {
        assertThat(use(folder.resolve("a place")))
                .contains("NOT in use with the flags in kernel.json; the kernel works");
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_24)
    void aPathThatOlderJvmsDoNotReadIsNamedAsTheReason() throws IOException {
        assertThat(use(folder.resolve("é"))).contains("NOT in use: this Java takes no classes from one below a folder");
        assertThat(use(folder.resolve("a#b"))).contains("letters such as é or signs such as #");
    }

    private static String use(Path where) throws IOException {
        var argv = JsonMapper.shared().createArrayNode().add(KernelSpec.java().toString());
        argv.add("-XX:SharedArchiveFile=" + where.resolve("none.jsa"));
        return Archive.use(argv.add("-version"));
    }
}
