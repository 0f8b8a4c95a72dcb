package loopbook.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import loopbook.client.Dataset;

/** 300 files of 20 KB, there and back, on warm connections. */
final class Transfers {
    private static final int FILES = 300;
    private static final int BYTES = 20_000;

    private Transfers() {}

    static List<Figure> upload(Bed bed) {
        Dataset target = bed.dataset("uploads", 1, 10);
        Path files = bed.files("to-upload", FILES, BYTES);
        AtomicInteger round = new AtomicInteger();
        Runnable upload = () -> target.items().uploadAll(files, o -> o.remotePath("/java-" + round.incrementAndGet()));
        return List.of(new Figure(
                "upload 300 files of 20 KB, warm",
                "s",
                Runs.median(9, upload),
                bed.peer().warm(target.id(), "upload", files.toString()),
                ">= 10x"));
    }

    static List<Figure> download(Bed bed) {
        Dataset source = bed.dataset("downloads", FILES, BYTES);
        AtomicInteger round = new AtomicInteger();
        Runnable download = () -> source.items().download(bed.folder().resolve("java-" + round.incrementAndGet()));
        return List.of(new Figure(
                "download 300 files of 20 KB, warm",
                "s",
                Runs.median(9, download),
                bed.peer()
                        .warm(
                                source.id(),
                                "download",
                                bed.folder().resolve("python").toString()),
                ">= 4x"));
    }
}
