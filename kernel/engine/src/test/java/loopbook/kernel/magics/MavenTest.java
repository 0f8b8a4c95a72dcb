package loopbook.kernel.magics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries by coordinates. What is asked for here the build itself has fetched, and nothing goes to a network. */
class MavenTest {
    private static final String LIBRARY = "com.drewnoakes:metadata-extractor:2.21.0";

    @Test
    void coordinatesAreReadAsMavenAndJbangWriteThem() {
        assertThat(Coordinates.of("a.b:c:1.0")).isEqualTo(new Coordinates("a.b", "c", "1.0", "", "jar"));
        assertThat(Coordinates.of("a.b:c:1.0:linux")).isEqualTo(new Coordinates("a.b", "c", "1.0", "linux", "jar"));
        assertThat(Coordinates.of("a.b:c:linux:1.0")).isEqualTo(new Coordinates("a.b", "c", "1.0", "linux", "jar"));
        assertThat(Coordinates.of("a.b:c:zip:linux:1.0")).isEqualTo(new Coordinates("a.b", "c", "1.0", "linux", "zip"));
        assertThat(Coordinates.of("a.b:c:1.0@pom")).isEqualTo(new Coordinates("a.b", "c", "1.0", "", "pom"));
    }

    @Test
    void whatIsNoNameOfAnArtifactIsSaid() {
        for (String wrong : List.of("junit", "a:b", "a:b:c:d:e:f", "a:b:<x>", "a::1")) {
            assertThatThrownBy(() -> Coordinates.of(wrong))
                    .isInstanceOf(MagicError.class)
                    .hasMessageContaining("group:artifact:version");
        }
    }

    @Test
    void aPartOfAPomBecomesAWholeOne() {
        assertThat(Pom.around("<dependency><groupId>a</groupId></dependency>"))
                .contains("<modelVersion>", "<dependencies><dependency><groupId>a");
        assertThat(Pom.around("<dependencies/>")).contains("<version>1</version><dependencies/>");
        assertThat(Pom.around("<project>whole</project>")).isEqualTo("<project>whole</project>");
        assertThat(Pom.of(
                        List.of(Coordinates.of("a:b:1:tests")), List.of(new Pom.Repository("ours", "https://x/?a&b"))))
                .contains("<classifier>tests</classifier>", "<url>https://x/?a&amp;b</url>");
    }

    @Test
    void aRepositoryThatIsNamedAgainIsReplaced() {
        Repositories repositories = new Repositories();
        try (Engine engine = Engine.start(o -> o.magics(List.of(repositories)))) {
            engine.run("%mavenRepo x https://one.example.org\n%mavenRepo y https://two.example.org");
            engine.run("%mavenRepo x https://three.example.org");
        }

        assertThat(repositories.all())
                .containsExactly(
                        new Pom.Repository("y", "https://two.example.org"),
                        new Pom.Repository("x", "https://three.example.org"));
    }

    @Test
    void whatMavenSaysIsToldWithoutTheProjectMadeForIt() {
        assertThat(MavenRun.reason(
                        "[INFO] x\n[ERROR] Failed to execute goal on project cell: Could not resolve dependencies for"
                                + " project notebook:cell:jar:1: Could not find artifact a:b:jar:1 in central (https://x) -> [Help 1]\n"
                                + "[ERROR] \n[ERROR] To see the full stack trace of the errors, re-run Maven\n"))
                .isEqualTo("Could not find artifact a:b:jar:1 in central (https://x)");
        assertThat(MavenRun.reason(
                        "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-dependency-plugin:3.9.0:tree"
                                + " (default-cli) on project cell: it broke -> [Help 1]"))
                .isEqualTo("it broke");
    }

    @Test
    void otherKernelsResolveInALineOfItsOwn() {
        try (Engine engine = Engine.start(o -> o.magics(Magics.all()))) {
            assertThat(engine.run("%dependency /resolve")).isEqualTo(new Outcome.Done());
        }
    }

    /** A library of the SDK that the engine has not, by a Maven that is told to stay offline as {@code %maven} can be. */
    @Test
    void aLibraryOfTheLocalRepositoryCanBeUsedAtOnce() {
        assumeThat(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, "mvn").canExecute());
        String home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
        Path repository = Path.of(home, ".m2", "repository");
        assumeThat(repository.resolve("com/drewnoakes/metadata-extractor/2.21.0/metadata-extractor-2.21.0.jar"))
                .exists();
        assumeThat(repository.resolve("org/apache/maven/plugins/maven-dependency-plugin/3.9.0"))
                .exists();
        String use = "com.drew.metadata.Metadata.class.getSimpleName()";
        try (Engine engine = Engine.start(o -> o.magics(Magics.all()))) {
            assertThat(engine.run(use)).isInstanceOf(Outcome.Failed.class);
            Outcome outcome = engine.run("//DEPS --offline " + LIBRARY + "\n" + use);

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Value.class, value -> assertThat(value.value())
                    .isEqualTo("Metadata"));
        }
    }

    @Test
    void coordinatesAreCompletedFromTheLocalRepository(@TempDir Path root) throws IOException {
        Path version = Files.createDirectories(root.resolve("org/example/tools/hammer/9.10"));
        Files.createFile(version.resolve("hammer-9.10.pom"));

        assertThat(LocalRepository.coordinates(root, "org.ex")).containsExactly("org.example.");
        assertThat(LocalRepository.coordinates(root, "org.example.to")).containsExactly("org.example.tools:");
        assertThat(LocalRepository.coordinates(root, "org.example.tools:ha"))
                .containsExactly("org.example.tools:hammer:");
        assertThat(LocalRepository.coordinates(root, "org.example.tools:hammer:9"))
                .containsExactly("org.example.tools:hammer:9.10");
        assertThat(LocalRepository.coordinates(root, "nothing.here:x")).isEmpty();
    }
}
