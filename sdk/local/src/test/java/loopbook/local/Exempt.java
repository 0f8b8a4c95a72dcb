package loopbook.local;

import com.networknt.schema.Error;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One thing in which the platform's answers differ from the contract, and why: the checked-in list
 * {@code contract/exempt.tsv} (operation, difference, reason; both regular expressions).
 */
record Exempt(Pattern operation, Pattern difference, String because) {
    static List<Exempt> read() {
        try (InputStream in = Objects.requireNonNull(Exempt.class.getResourceAsStream("/contract/exempt.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(columns -> new Exempt(Pattern.compile(columns[0]), Pattern.compile(columns[1]), columns[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean fits(Contract.Operation found, Error error) {
        return operation.matcher(found.toString()).find()
                && difference.matcher(error.toString()).find();
    }
}
