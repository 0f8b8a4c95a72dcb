package loopbook.kernel.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Puts the kernelspec {@code loopbook} where Jupyter finds it, with its own copy of the jars, or takes it away. */
public final class Install {
    private static final String USAGE =
            """
            Usage: install | uninstall  [--user | --prefix DIR | --jupyter-path DIR]
              --user              Jupyter's data folder of this user (the default)
              --prefix DIR        DIR/share/jupyter, such as a virtual environment
              --jupyter-path DIR  a folder of JUPYTER_PATH""";

    private Install() {}

    /** Exit code 0 when done, 1 when the folder cannot be written, 2 for arguments that are not understood. */
    public static void main(String... arguments) {
        System.exit(run(System.getenv(), arguments));
    }

    static int run(Map<String, String> environment, String... arguments) {
        try {
            KernelSpec spec = new KernelSpec(folder(environment, arguments));
            if (arguments[0].equals("install")) {
                spec.install(classPath());
                System.out.println("Installed the kernel loopbook in " + spec.folder());
            } else if (spec.uninstall()) {
                System.out.println("Removed the kernel loopbook from " + spec.folder());
            } else {
                System.out.println("There is no kernel loopbook in " + spec.folder());
            }
            return 0;
        } catch (InvalidPathException unnamed) {
            System.err.println("Cannot name the folder: " + unnamed.getMessage() + ". File names are written in "
                    + System.getProperty("sun.jnu.encoding")
                    + " here; in a terminal with LC_ALL=C.UTF-8 they have all letters.");
            return 2;
        } catch (IllegalArgumentException misunderstood) {
            System.err.println(misunderstood.getMessage() + "\n" + USAGE);
            return 2;
        } catch (IOException refused) {
            System.err.println("Cannot " + arguments[0] + " the kernel: " + refused
                    + ". Choose a folder that you may write to: --user, or --prefix DIR.");
            return 1;
        }
    }

    /** The folder of the kernelspec. */
    static Path folder(Map<String, String> environment, String... arguments) {
        if (arguments.length == 0 || !List.of("install", "uninstall").contains(arguments[0])) {
            throw new IllegalArgumentException("install or uninstall?");
        }
        if (arguments.length > 3) {
            throw new IllegalArgumentException("too many arguments");
        }
        String option = arguments.length == 1 ? "--user" : arguments[1];
        return jupyterPath(environment, option, arguments.length == 3 ? arguments[2] : "")
                .toAbsolutePath()
                .normalize()
                .resolve("kernels")
                .resolve(KernelSpec.NAME);
    }

    private static Path jupyterPath(Map<String, String> environment, String option, String value) {
        boolean wantsFolder = List.of("--prefix", "--jupyter-path").contains(option);
        if (wantsFolder == value.isEmpty()) {
            throw new IllegalArgumentException(
                    wantsFolder ? option + " wants a folder" : "what is \"" + value + "\" for?");
        }
        return switch (option) {
            case "--user" -> userData(environment);
            case "--prefix" -> Path.of(value, "share", "jupyter");
            case "--jupyter-path" -> Path.of(value);
            default -> throw new IllegalArgumentException("what is " + option + "?");
        };
    }

    /** Where Jupyter looks for what belongs to the user. */
    static Path userData(Map<String, String> environment) {
        String told = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!told.isEmpty()) {
            return Path.of(told);
        }
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Jupyter");
        }
        if (system.startsWith("windows")) {
            return Path.of(environment.getOrDefault("APPDATA", home), "jupyter");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return data.isEmpty() ? Path.of(home, ".local", "share", "jupyter") : Path.of(data, "jupyter");
    }

    /** What this very program runs from. */
    private static List<Path> classPath() {
        List<Path> entries = new ArrayList<>();
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .forEach(entries::add);
        return entries;
    }
}
