package loopbook.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What this session runs on. Holds no secret.
 *
 * @param version of Loopbook
 * @param java of the JVM
 * @param platform the address of the platform
 * @param user who is signed in; empty when nobody is
 * @param expires when the token ends, if it says so
 * @param folder where a local platform keeps its data; empty for the service
 */
public record Info(
        String version, String java, URI platform, String user, Optional<Instant> expires, Optional<Path> folder)
        implements Shown {
    private Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Loopbook", version);
        rows.put("Java", java);
        rows.put("platform", platform.toString());
        rows.put("user", user.isEmpty() ? "nobody" : user);
        expires.ifPresent(end -> rows.put("signed in until", end.toString()));
        folder.ifPresent(path -> rows.put("data", path.toString()));
        return rows;
    }

    @Override
    public String toString() {
        return rows().entrySet().stream()
                .map(row -> String.format("%-16s %s", row.getKey(), row.getValue()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String html() {
        return rows().entrySet().stream()
                .map(row -> "<tr><th style='text-align:left'>" + Shown.escape(row.getKey())
                        + "</th><td style='text-align:left'>" + Shown.escape(row.getValue()) + "</td></tr>")
                .collect(Collectors.joining("", "<table>", "</table>"));
    }
}
