package loopbook.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How things are timed: here, and as whole processes. */
final class Runs {
    private Runs() {}

    /** So many rounds in a row that are no quicker than before: it is warm. */
    private static final int STEADY = 20;

    private static final double QUICKER = 0.95;
    private static final double SHORTEST_WARM_UP = 20;
    private static final double LONGEST_WARM_UP = 60;

    /**
     * Median seconds of {@code rounds} runs, after runs that do not count: for 20 seconds, and on until they get no quicker,
     * for a minute at most.
     */
    static double median(int rounds, Runnable work) {
        warmUp(work);
        double[] seconds = IntStream.range(0, rounds)
                .mapToDouble(n -> seconds(work))
                .sorted()
                .toArray();
        return seconds[rounds / 2];
    }

    /** On both sides of the wire code is compiled while it is used: the first rounds take several times as long. */
    static void warmUp(Runnable work) {
        double best = Double.MAX_VALUE;
        double spent = 0;
        for (int steady = 0; spent < (steady < STEADY ? LONGEST_WARM_UP : SHORTEST_WARM_UP); steady++) {
            double round = seconds(work);
            spent += round;
            if (round < best * QUICKER) {
                best = round;
                steady = 0;
            }
        }
    }

    static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    /** What a process printed last, and its whole life in seconds. */
    record Told(String lastLine, double seconds) {}

    static Told process(List<String> command) {
        try {
            long began = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            double seconds = (System.nanoTime() - began) / 1e9;
            if (code != 0) {
                throw new IllegalStateException(command.get(0) + " ended with " + code + ": " + said);
            }
            return new Told(said.substring(said.lastIndexOf('\n') + 1), seconds);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring", e);
        }
    }

    /** Another JVM like this one, with the flags given. */
    static Told java(Class<?> main, List<String> flags, String... args) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(flags);
        command.add("-XX:+UseSerialGC");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(args));
        return process(command);
    }
}
