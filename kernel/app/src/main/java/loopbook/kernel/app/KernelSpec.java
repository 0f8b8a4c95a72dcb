package loopbook.kernel.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folder of a kernelspec. Each set of jars has a folder of its own in it, made beside and renamed into place; the
 * file {@code kernel.json}, which names one of them, changes last and at once. So Jupyter sees the old kernel or the new
 * one. A kernel that runs keeps its jars ({@link InUse}), and so does one that is just being started: those of the
 * installation before are left until the next one.
 */
final class KernelSpec {
    static final String NAME = "loopbook";

    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    private final Path folder;

    KernelSpec(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    void install(List<Path> classPath) throws IOException {
        Files.createDirectories(folder);
        Path staged = Files.createTempDirectory(folder, ".jars-");
        readableByAll(staged);
        Jars jars;
        try {
            jars = Jars.gather(classPath, staged);
            jars = jars.movedTo(folder.resolve("jars-" + jars.digest()));
        } finally {
            delete(staged);
        }
        Files.writeString(jars.folder().resolve("class-path"), jars.argument());
        InUse.prepare(jars.folder());
        Optional<String> archive = Archive.make(jars, System.out::println);
        for (String logo : LOGOS) {
            copyLogo(logo);
        }
        ObjectNode fresh = json(jars, archive);
        KernelJson file = new KernelJson(folder);
        ObjectNode merged = file.merged(fresh);
        replace(KernelJson.FILE, merged.toPrettyString() + "\n");
        file.remember(fresh);
        System.out.println(Archive.use(merged.path("argv")));
        forgetOlderThan(jars.folder());
    }

    private void copyLogo(String name) throws IOException {
        try (InputStream in = KernelSpec.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the logo " + name + " is missing from this build");
            }
            Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void replace(String name, String text) throws IOException {
        Path fresh = Files.createTempFile(folder, "." + name, null);
        Files.writeString(fresh, text);
        readableByAll(fresh);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Temporary files begin as private ones; a kernel below a shared prefix is for everybody there. */
    private static void readableByAll(Path path) throws IOException {
        boolean entered = !Files.isDirectory(path) || path.toFile().setExecutable(true, false);
        if (!entered || !path.toFile().setReadable(true, false)) {
            throw new IOException("cannot make " + path + " readable");
        }
    }

    private static ObjectNode json(Jars jars, Optional<String> archive) {
        ObjectNode spec = JsonMapper.shared().createObjectNode();
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.addAll(Flags.of(Runtime.version().feature()));
        archive.ifPresent(command::add);
        command.add("@" + jars.folder().resolve("class-path"));
        command.add(KernelMain.class.getName());
        command.add("{connection_file}");
        command.forEach(spec.putArray("argv")::add);
        spec.put("display_name", "Loopbook (Java)").put("language", "java").put("interrupt_mode", "message");
        spec.putObject("env");
        spec.putObject("metadata").put("debugger", true);
        return spec;
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    void forgetOlderThan(Path current) throws IOException {
        List<Path> others;
        try (Stream<Path> all = Files.list(folder)) {
            others = all.filter(path -> path.getFileName().toString().startsWith("jars-"))
                    .filter(path -> !path.equals(current))
                    .sorted(Comparator.comparing((Path path) -> path.toFile().lastModified())
                            .reversed())
                    .toList();
        }
        for (Path old : others.subList(Math.min(1, others.size()), others.size())) {
            if (!InUse.held(old)) {
                delete(old);
            }
        }
    }

    /** Takes the whole folder away; false if there is none. */
    boolean uninstall() throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        Path going =
                folder.resolveSibling("." + NAME + "-" + ProcessHandle.current().pid());
        Files.move(folder, going, StandardCopyOption.ATOMIC_MOVE);
        delete(going);
        return true;
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
