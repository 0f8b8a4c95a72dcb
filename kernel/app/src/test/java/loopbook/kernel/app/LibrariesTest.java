package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page says to be on the class path of every session is what is there. */
class LibrariesTest {
    private static final Pattern OF_TESTS =
            Pattern.compile("(junit-|opentest4j-|apiguardian-|assertj-|byte-buddy-|archunit-|duckdb_jdbc-).*");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|]+\\|[^|]+\\|([^|]+)\\|$");

    @Test
    void eachJarOfASessionIsInTheTableAndNothingElse() throws IOException {
        List<String> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.endsWith(".jar") && !OF_TESTS.matcher(name).matches())
                .toList();
        List<String> told = told();

        assertThat(jars).isNotEmpty().allSatisfy(jar -> assertThat(told).anyMatch(jar::startsWith));
        assertThat(told).allSatisfy(name -> assertThat(
                        name.equals("loopbook") || jars.stream().anyMatch(jar -> jar.startsWith(name)))
                .as(name)
                .isTrue());
    }

    private static List<String> told() throws IOException {
        String page = Files.readString(Checkout.TOP.resolve("kernel/README.md"));
        String table = page.substring(
                page.indexOf("On the class path of every session:"), page.indexOf("They are the versions that"));
        return ROW.matcher(table)
                .results()
                .map(row -> row.group(1))
                .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
                .map((MatchResult name) -> name.group(1))
                .toList();
    }
}
