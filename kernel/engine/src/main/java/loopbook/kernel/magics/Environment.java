package loopbook.kernel.magics;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The environment of programs that cells start: that of the process, and what {@code %env} has set. */
final class Environment {
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(key|token|secret|passw|pwd|credential|cookie|auth|signature|dsn|private).*");
    /** A password in an address: {@code https://me:word@host}. */
    private static final Pattern IN_ADDRESS = Pattern.compile("://[^/@\\s]+@");

    private final Map<String, String> set = new TreeMap<>();

    synchronized void set(String name, String value) {
        set.put(name, value);
    }

    synchronized Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(System.getenv());
        all.putAll(set);
        return all;
    }

    /** A value as it may be shown: those whose names sound like secrets are not. */
    static String shown(String name, String value) {
        return SECRET.matcher(name).matches()
                ? "(hidden)"
                : IN_ADDRESS.matcher(value).replaceAll("://(hidden)@");
    }
}
