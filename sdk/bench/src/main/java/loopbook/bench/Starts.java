package loopbook.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import loopbook.local.LocalPlatform;

/** How soon a local platform in the same process answers. */
final class Starts {
    private Starts() {}

    static List<Figure> platform(Bed bed) {
        Runs.Told told =
                Runs.java(Starts.class, List.of(), bed.folder().resolve("start").toString());
        List<Double> seconds =
                Stream.of(told.lastLine().split(" ")).map(Double::valueOf).toList();
        return List.of(
                new Figure("local platform ready, first in a JVM", "s", seconds.get(0), null, "< 1 s"),
                new Figure("local platform ready, again", "s", seconds.get(1), null, "< 0.3 s"));
    }

    /** Prints the seconds of the first start in this JVM and of a second one, each on a new folder. */
    public static void main(String[] args) {
        System.out.println(start(args[0] + "-cold") + " " + start(args[0] + "-warm"));
    }

    private static double start(String folder) {
        return Runs.seconds(() -> LocalPlatform.open(Path.of(folder)).close());
    }
}
