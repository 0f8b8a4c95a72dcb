package loopbook.kernel.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The class data archive (an AOT cache from JDK 25 on) that halves a kernel's start. It is made by a rehearsal in the
 * JVM that will run the kernel, once for a set of jars and a JDK; without it the kernel works, and starts more slowly.
 */
final class Archive {
    private static final int PATIENCE_SECONDS = 180;
    private static final int FIRST_WITH_AOT_CACHE = 25;

    private Archive() {}

    /** Makes the archive, unless it is there; returns the flag that uses it, or nothing if it could not be made. */
    static Optional<String> make(Jars jars) throws IOException {
        boolean aot = Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
        Path archive = jars.folder()
                .resolve("java-" + Runtime.version().toString().replace('+', '_') + (aot ? ".aot" : ".jsa"));
        if (!Files.exists(archive) && !rehearsed(jars, archive, aot)) {
            System.out.println("No class data archive could be made; the kernel starts a little more slowly.");
            return Optional.empty();
        }
        return Optional.of((aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
    }

    private static boolean rehearsed(Jars jars, Path archive, boolean aot) throws IOException {
        Path fresh = archive.resolveSibling("new-" + archive.getFileName());
        Path world = Files.createTempDirectory("loopbook-rehearsal");
        try {
            Process process = start(jars, (aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + fresh, world);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return false;
            }
            if (process.exitValue() != 0 || !Files.exists(fresh)) {
                return false;
            }
            Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.deleteIfExists(fresh);
            KernelSpec.delete(world);
        }
    }

    /** In a world of its own: a rehearsal must touch neither an account nor anybody's data. */
    private static Process start(Jars jars, String flag, Path world) throws IOException {
        List<String> command = new ArrayList<>(List.of(KernelSpec.java().toString()));
        command.addAll(Flags.of(Runtime.version().feature()));
        command.add(flag);
        command.add("@" + jars.folder().resolve("class-path"));
        command.add(Rehearsal.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(world.resolve("rehearsal.log").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("DATALOOP_API_KEY", "DTLPY_API_KEY", "DATALOOP_URL", "JPY_PARENT_PID"));
        environment.put("LOOPBOOK_PLATFORM", "local");
        environment.put("LOOPBOOK_HOME", world.resolve("loopbook").toString());
        environment.put("DATALOOP_PATH", world.resolve("dataloop").toString());
        return builder.start();
    }
}
