package loopbook.http;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables and the home folder: the one place that asks for them, so that tests can set them.
 *
 * @param variables by name
 * @param home the user's home folder
 */
public record Env(Map<String, String> variables, Path home) {
    /** Of this process. The home is {@code $HOME} if that is absolute, else the JDK's {@code user.home}. */
    public static Env system() {
        Map<String, String> variables = System.getenv();
        Path named = Path.of(variables.getOrDefault("HOME", ""));
        return new Env(variables, named.isAbsolute() ? named : Path.of(System.getProperty("user.home", ".")));
    }

    /** The first of these variables that is set to more than blanks. */
    public Optional<String> get(String... names) {
        for (String name : names) {
            String value = variables.get(name);
            if (value != null && !value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }

    /** A folder named by a variable; a leading {@code ~/} means the home. */
    public Optional<Path> folder(String name) {
        return get(name)
                .map(text -> text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text))
                .map(Path::toAbsolutePath);
    }

    /** The same with one more variable. */
    public Env with(String name, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(name, value);
        return new Env(Map.copyOf(more), home);
    }

    /** The names only: values may be secrets. */
    @Override
    public String toString() {
        return "home " + home + ", variables "
                + variables.keySet().stream().sorted().toList();
    }
}
