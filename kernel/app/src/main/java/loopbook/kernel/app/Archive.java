package loopbook.kernel.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The class data archive (an AOT cache from JDK 25 on) that halves a kernel's start. It is made by a rehearsal in the
 * JVM that will run the kernel, once for a set of jars and a JDK; without it the kernel works, and starts more slowly.
 */
final class Archive {
    private static final int PATIENCE_SECONDS = 180;
    private static final int FIRST_WITH_AOT_CACHE = 25;

    private static final String LOG = "rehearsal.log";
    /** How many lines of the rehearsal are told when it failed. */
    private static final int FEW_WORDS = 10;

    private static final String AOT = "-XX:AOTCache=";
    private static final String CDS = "-XX:SharedArchiveFile=";

    private Archive() {}

    static boolean isFlag(String word) {
        return word.startsWith(AOT) || word.startsWith(CDS);
    }

    /** Makes the archive, unless it is there; returns the flag that uses it, or nothing if it could not be made; {@code told} why. */
    static Optional<String> make(Jars jars, Consumer<String> told) throws IOException {
        boolean aot = Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
        Path archive = jars.folder()
                .resolve("java-" + Runtime.version().toString().replace('+', '_') + (aot ? ".aot" : ".jsa"));
        String flag = (aot ? AOT : CDS) + archive;
        // One that was damaged, or is of a JDK that was changed in place, is made again.
        boolean good = Files.exists(archive) && isUsed(command(jars, flag, KernelMain.class.getName()));
        return good || rehearsed(jars, archive, aot, told) ? Optional.of(flag) : Optional.empty();
    }

    /** Says whether a kernel that is started so takes its classes from the archive. */
    static String use(JsonNode argv) throws IOException {
        List<String> command = new ArrayList<>();
        argv.forEach(word -> command.add(word.asString("")));
        command.remove("{connection_file}");
        if (command.stream().noneMatch(Archive::isFlag)) {
            return "No class data archive could be made; the kernel works, and starts more slowly.";
        }
        return isUsed(command)
                ? "The class data archive is in use: the kernel takes its classes from it."
                : "The class data archive is NOT in use" + reason(command)
                        + "; the kernel works, and starts more slowly.";
    }

    /** The JVM knows a class of an archive by the address of its jar: it reads blanks in that, and older ones nothing else. */
    private static String reason(List<String> command) {
        boolean unread = Runtime.version().feature() < FIRST_WITH_AOT_CACHE
                && command.stream()
                        .filter(Archive::isFlag)
                        .map(flag -> Path.of(flag.replaceFirst(".*?=", "")))
                        .anyMatch(path ->
                                path.toUri().getRawPath().replace("%20", " ").contains("%"));
        return unread
                ? ": this Java takes no classes from one below a folder whose path has letters such as é or signs such as #"
                : " with the flags in " + KernelJson.FILE;
    }

    /** A kernel without a connection file ends at once; the JVM's log names where its main class came from. */
    private static boolean isUsed(List<String> command) throws IOException {
        Path log = Files.createTempFile("loopbook-classes", ".log");
        try {
            List<String> logged = new ArrayList<>(command);
            logged.add(1, "-Xlog:class+load:file=\"" + log + "\"");
            Process process = new ProcessBuilder(logged)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            String own = KernelMain.class.getName() + " source: shared objects file";
            return Files.readString(log).contains(own);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static boolean rehearsed(Jars jars, Path archive, boolean aot, Consumer<String> told) throws IOException {
        Path fresh = archive.resolveSibling("new-" + archive.getFileName());
        Path world = Files.createTempDirectory("loopbook-rehearsal");
        try {
            Process process = start(jars, (aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + fresh, world);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                told.accept("The rehearsal did not end within " + PATIENCE_SECONDS + " s" + lastWords(world));
                return false;
            }
            if (process.exitValue() != 0 || !Files.exists(fresh)) {
                told.accept("The rehearsal ended with exit code " + process.exitValue()
                        + (process.exitValue() == 0 ? " and left no archive" : "") + lastWords(world));
                return false;
            }
            Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.deleteIfExists(fresh);
            KernelSpec.delete(world);
        }
    }

    private static String lastWords(Path world) throws IOException {
        String said = new String(Files.readAllBytes(world.resolve(LOG)), StandardCharsets.UTF_8);
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty()
                ? " and said nothing."
                : "; its last words:\n  "
                        + String.join("\n  ", lines.subList(Math.max(0, lines.size() - FEW_WORDS), lines.size()));
    }

    /** In a world of its own: a rehearsal must touch neither an account nor anybody's data. */
    private static Process start(Jars jars, String flag, Path world) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command(jars, flag, Rehearsal.class.getName())).redirectErrorStream(true);
        builder.redirectOutput(world.resolve(LOG).toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("DATALOOP_API_KEY", "DTLPY_API_KEY", "DATALOOP_URL", "JPY_PARENT_PID"));
        environment.put("LOOPBOOK_PLATFORM", "local");
        environment.put("LOOPBOOK_HOME", world.resolve("loopbook").toString());
        environment.put("DATALOOP_PATH", world.resolve("dataloop").toString());
        return builder.start();
    }

    private static List<String> command(Jars jars, String flag, String main) {
        List<String> command = new ArrayList<>(List.of(KernelSpec.java().toString()));
        command.addAll(Flags.of(Runtime.version().feature()));
        command.addAll(List.of(flag, "@" + jars.folder().resolve("class-path"), main));
        return command;
    }
}
