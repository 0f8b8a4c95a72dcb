package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class KernelJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @TempDir
    private Path folder;

    private static ObjectNode spec(String... flags) {
        ObjectNode spec = MAPPER.createObjectNode().put("display_name", "Loopbook (Java)");
        List.of("/jdk/bin/java").forEach(spec.putArray("argv")::add);
        List.of(flags).forEach(spec.withArray("argv")::add);
        List.of("@/jars/class-path", KernelMain.class.getName(), "{connection_file}")
                .forEach(spec.withArray("argv")::add);
        spec.putObject("env");
        return spec;
    }

    private List<String> flags(ObjectNode fresh) throws IOException {
        List<String> argv = new KernelJson(folder)
                .merged(fresh)
                .path("argv")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(argv)
                .startsWith("/jdk/bin/java")
                .endsWith("@/jars/class-path", KernelMain.class.getName(), "{connection_file}");
        return argv.subList(1, argv.size() - 3);
    }

    private void edited(ObjectNode now) throws IOException {
        Files.writeString(folder.resolve("kernel.json"), now.toString());
    }

    @Test
    void theFirstInstallationIsAsItIs() throws IOException {
        assertThat(new KernelJson(folder).merged(spec("-XX:+UseSerialGC"))).isEqualTo(spec("-XX:+UseSerialGC"));
    }

    @Test
    void flagsThatWereAddedStayAndThoseTakenAwayStayAway() throws IOException {
        new KernelJson(folder).remember(spec("-XX:+UseSerialGC", "-Dold=1", "-XX:SharedArchiveFile=/jars/old.jsa"));
        edited(spec("-XX:+UseParallelGC", "-Dold=1", "-XX:SharedArchiveFile=/jars/old.jsa", "--add-modules", "my.own"));

        assertThat(flags(spec("-XX:+UseSerialGC", "-Dnew=1", "-XX:AOTCache=/jars/new.aot")))
                .containsExactly(
                        "-Dnew=1", "-XX:AOTCache=/jars/new.aot", "-XX:+UseParallelGC", "--add-modules", "my.own");
    }

    @Test
    void whatAnOlderVersionWroteIsNoChange() throws IOException {
        edited(spec("-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow", "-Xmx2g", "-XX:AOTCache=/x.aot"));

        assertThat(flags(spec("-XX:+UseSerialGC"))).containsExactly("-XX:+UseSerialGC", "-Xmx2g");
    }

    private List<String> command(ObjectNode fresh) throws IOException {
        return new KernelJson(folder)
                .merged(fresh)
                .path("argv")
                .valueStream()
                .map(JsonNode::asString)
                .takeWhile(word -> !word.startsWith("-"))
                .toList();
    }

    private static ObjectNode startedBy(String... words) {
        ObjectNode spec = spec("-Da=1");
        spec.withArray("argv").remove(0);
        for (int i = 0; i < words.length; i++) {
            spec.withArray("argv").insert(i, words[i]);
        }
        return spec;
    }

    @Test
    void whatStandsBeforeJavaStaysAndSoDoesAnotherJava() throws IOException {
        new KernelJson(folder).remember(spec("-Da=1"));

        edited(startedBy("nice", "/jdk/bin/java"));
        assertThat(command(startedBy("/newer/bin/java"))).containsExactly("nice", "/newer/bin/java");

        edited(startedBy("/mine/bin/java"));
        assertThat(command(startedBy("/newer/bin/java"))).containsExactly("/mine/bin/java");

        edited(spec("-Da=1"));
        assertThat(command(startedBy("/newer/bin/java"))).containsExactly("/newer/bin/java");
    }

    @Test
    void namesAndTheEnvironmentStay() throws IOException {
        new KernelJson(folder).remember(spec());
        ObjectNode mine = spec().put("display_name", "Mine").put("own", 1);
        mine.withObject("env").put("LOOPBOOK_HOME", "/data");
        edited(mine);

        JsonNode merged = new KernelJson(folder).merged(spec());

        assertThat(merged).isEqualTo(mine);
    }

    @Test
    void aBrokenFileIsPutAsideAndMadeAnew() throws IOException {
        for (String broken : List.of("{\"argv\": [", "7", "")) {
            Files.writeString(folder.resolve("kernel.json"), broken);

            assertThat(new KernelJson(folder).merged(spec("-Da=1"))).isEqualTo(spec("-Da=1"));
            assertThat(folder.resolve("kernel.json.broken")).hasContent(broken);
            assertThat(folder.resolve("kernel.json")).doesNotExist();
        }
    }
}
