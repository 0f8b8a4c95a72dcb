package loopbook.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Project;

/**
 * What the benchmarks lie on: a platform in another process, the peer beside us, a scratch folder.
 *
 * @param dl our client
 * @param peer the vendor's Python SDK
 * @param folder where files go; the caller clears it away
 * @param data where the platform keeps its data
 */
record Bed(Dataloop dl, Peer peer, Path folder, Path data) {
    private static final String PROJECT = "bench";

    /** A dataset of this name with {@code count} small files of {@code bytes} bytes, made once. */
    Dataset dataset(String name, int count, int bytes) {
        Project project =
                dl.projects().find(PROJECT).orElseGet(() -> dl.projects().create(PROJECT));
        return project.datasets().find(name).orElseGet(() -> {
            Dataset dataset = project.datasets().create(name);
            if (count > 0) {
                dataset.items().uploadAll(files(name, count, bytes));
            }
            return dataset;
        });
    }

    /** A folder of files with random bytes from a fixed seed, made once. */
    Path files(String name, int count, int bytes) {
        Path target = folder.resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(target);
            Random random = new Random(20);
            byte[] content = new byte[bytes];
            for (int n = 0; n < count; n++) {
                random.nextBytes(content);
                Files.write(target.resolve("file-%05d.bin".formatted(n)), content);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write test files to " + target, e);
        }
    }
}
