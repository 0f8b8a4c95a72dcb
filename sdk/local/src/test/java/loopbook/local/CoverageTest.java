package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The page {@code COVERAGE.md}: what of the service's contract the local platform serves, and whose answers the tests held
 * against it. Comes last, when all tests have asked. Run all tests of this module with {@code -Dloopbook.write} to write
 * the page anew.
 */
@Order(Integer.MAX_VALUE)
class CoverageTest {
    private static final Path PAGE = Path.of("COVERAGE.md");

    /** Fewer than these means that tests were left out, and the page cannot be judged. */
    private static final int ALL_TESTS_RAN = 40;

    @Test
    void thePageSaysWhatIsServedAndWhatIsHeldAgainstTheContract() throws IOException {
        Set<String> held = new TreeSet<>(Contract.checked());
        assumeThat(held).hasSizeGreaterThan(ALL_TESTS_RAN);
        String page = page(held);
        if (System.getProperty("loopbook.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as(PAGE + " is not up to date: run all tests of this module with -Dloopbook.write")
                .isEqualTo(page);
    }

    private static String page(Set<String> held) {
        StringBuilder served = new StringBuilder();
        Map<String, Integer> refused = new TreeMap<>();
        int count = 0;
        try (LocalPlatform platform = LocalPlatform.inMemory()) {
            Api api = new Api(platform);
            for (Contract.Operation operation : Contract.operations()) {
                if (serves(api, operation)) {
                    count++;
                    served.append("| `").append(operation).append("` | ");
                    served.append(held.contains(operation.toString()) ? "yes" : "")
                            .append(" |\n");
                } else {
                    refused.merge(operation.path().split("/")[1], 1, Integer::sum);
                }
            }
        }
        int all = Contract.operations().size();
        return """
                # What the local platform serves

                Made by a test. The service's own structural contract (`openapi.json`) has %d operations on %d paths. The local
                platform serves %d of them, and %d answer `501 not served by the local platform`. *Held* means: some test got an
                answer of success, and it was as the contract says, but for the differences listed at the end.

                | served | held |
                |---|---|
                %s
                ## Not served

                Operations by the first part of their path: %s.

                ## Where answers differ from the contract

                The recorded exchanges of the Python SDK win where the two disagree.

                %s"""
                .formatted(
                        all,
                        Contract.operations().stream()
                                .map(Contract.Operation::path)
                                .distinct()
                                .count(),
                        count,
                        all - count,
                        served,
                        refused.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", ")),
                        Exempt.read().stream()
                                .map(exempt -> "* `" + exempt.operation() + "`: " + exempt.because() + "\n")
                                .collect(Collectors.joining()));
    }

    /** Asked with made-up ids: whatever it answers, only 501 means that nobody is there. */
    private static boolean serves(Api api, Contract.Operation operation) {
        String path = operation.path().replaceAll("\\{[^}]*}", "000000000000000000000000");
        boolean body = !operation.method().equals("GET") && !operation.method().equals("DELETE");
        byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
        return api.send(operation.method(), path, body ? "application/json" : null, body ? json : null)
                        .status()
                != 501;
    }
}
