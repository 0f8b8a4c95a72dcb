package loopbook.kernel.engine;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What cells compile and run with: the class path of the process, and what was added. */
final class ClassPath {
    private final List<Path> entries =
            new ArrayList<>(Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                    .filter(entry -> !entry.isEmpty())
                    .map(Path::of)
                    .toList());

    synchronized void add(List<Path> more) {
        entries.addAll(more);
    }

    synchronized List<Path> entries() {
        return List.copyOf(entries);
    }
}
