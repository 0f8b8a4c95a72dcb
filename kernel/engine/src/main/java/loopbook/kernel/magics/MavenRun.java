package loopbook.kernel.magics;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.kernel.engine.MagicError;

/**
 * One run of Maven as a program of its own: so settings.xml, mirrors, proxies, credentials and the local repository are
 * what they are for any build of this user, and nothing of Maven is on the class path of cells.
 */
final class MavenRun {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:";

    /** What names the project that the libraries were asked for in, and the help pages of Maven. */
    private static final Pattern OWN =
            Pattern.compile("^Failed to execute goal (\\S+ (\\([\\w-]+\\) )?)?on project \\w+: "
                    + "|(Could not (resolve|collect) dependencies|Failed to collect dependencies) for project notebook:cell:jar:1:?\\s*"
                    + "|\\s*-> \\[Help \\d+]");

    private final String pom;
    private final boolean offline;

    MavenRun(String pom, boolean offline) {
        this.pom = pom;
        this.offline = offline;
    }

    /** The jars of all that the pom asks for at run time, nearest version first. */
    List<Path> classPath() {
        return inFolder(folder -> {
            Path list = folder.resolve("class-path");
            run(folder, PLUGIN + "build-classpath", "-DincludeScope=runtime", "-Dmdep.outputFile=" + list);
            String text = Files.exists(list)
                    ? Files.readString(list, StandardCharsets.UTF_8).strip()
                    : "";
            return Stream.of(text.split(File.pathSeparator))
                    .filter(entry -> !entry.isEmpty())
                    .map(Path::of)
                    .toList();
        });
    }

    /** Prints what needs what. */
    void tree() {
        List<String> lines = inFolder(folder -> {
            Path tree = folder.resolve("tree");
            run(folder, PLUGIN + "tree", "-DoutputFile=" + tree, "-Dscope=runtime");
            return Files.readAllLines(tree, StandardCharsets.UTF_8);
        });
        lines.stream().skip(1).forEach(System.out::println);
    }

    private interface Work<T> {
        T in(Path folder) throws IOException;
    }

    private <T> T inFolder(Work<T> work) {
        try {
            Path folder = Files.createTempDirectory("loopbook-maven");
            try {
                Files.writeString(folder.resolve("pom.xml"), pom, StandardCharsets.UTF_8);
                return work.in(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new MagicError("no folder for the run of Maven: " + e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void run(Path folder, String... goal) {
        List<String> command = new ArrayList<>(
                List.of(program(), "-B", "-f", folder.resolve("pom.xml").toString()));
        if (offline) {
            command.add("-o");
        }
        command.addAll(List.of(goal));
        StringBuilder said = new StringBuilder();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectErrorStream(true);
        System.out.println("resolving with Maven" + (offline ? ", offline" : "") + " ...");
        int code = Program.run("Maven", builder, said::append, said::append);
        if (code != 0) {
            throw new MagicError(reason(said.toString()));
        }
    }

    /** Maven's own words on what is wrong, without its advice on switches and the names of the project made for it. */
    static String reason(String said) {
        List<String> errors = said.lines()
                .filter(line -> line.startsWith("[ERROR]"))
                .map(line -> line.substring("[ERROR]".length()).strip())
                .filter(line -> !line.isEmpty())
                .takeWhile(line -> !line.startsWith("To see the full stack trace") && !line.startsWith("->"))
                .map(line -> OWN.matcher(line).replaceAll(""))
                .toList();
        return errors.isEmpty() ? said.strip() : errors.stream().limit(8).collect(Collectors.joining("\n"));
    }

    /** {@code $MAVEN_HOME/bin/mvn}, or the {@code mvn} of the PATH. */
    private static String program() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        String name = windows ? "mvn.cmd" : "mvn";
        Stream<String> homes = Stream.of("MAVEN_HOME", "M2_HOME")
                .map(System::getenv)
                .filter(home -> home != null && !home.isEmpty())
                .map(home -> home + File.separator + "bin");
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(homes, Stream.of(path.split(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst()
                .map(File::toString)
                .orElseThrow(() -> new MagicError("Maven is needed for libraries: there is no " + name
                        + " on the PATH of the kernel. Install it (Debian, Ubuntu: apt install maven; macOS: brew"
                        + " install maven), or set MAVEN_HOME, and restart the kernel."));
    }
}
