package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
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

    @Test
    void whyNoneCouldBeMadeIsTold() throws IOException {
        Files.writeString(folder.resolve("class-path"), "-cp " + folder.resolve("nothing.jar"));
        List<String> told = new ArrayList<>();

        assertThat(Archive.make(new Jars(folder, List.of(), "none"), told::add)).isEmpty();
        assertThat(told)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("The rehearsal ended with exit code 1; its last words:")
                .contains("Could not find or load main class loopbook.kernel.app.Rehearsal");
        assertThat(folder).isDirectoryNotContaining("glob:**.{jsa,aot}");
    }

    private static String use(Path where) throws IOException {
        var argv = JsonMapper.shared().createArrayNode().add(KernelSpec.java().toString());
        argv.add("-XX:SharedArchiveFile=" + where.resolve("none.jsa"));
        return Archive.use(argv.add("-version"));
    }
}
