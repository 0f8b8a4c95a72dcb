package loopbook.kernel.magics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The environment of programs that cells start: that of the process, and what {@code %env} has set. */
final class Environment {
    /** Parts of names that stand for secrets: rather one too many is hidden than one too few. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)pass|pwd|pat(_|\\d|$)|key|token|secret|cred|cookie|auth|bearer"
                    + "|jwt|signature|dsn|private|webhook|connection_?string|(^|_)(pin|otp|totp|sas|salt|seed|mnemonic)(_|\\d|$)");
    /** Folders, not passwords. */
    private static final Set<String> OPEN = Set.of("PWD", "OLDPWD");
    /** What is a secret by its looks, whatever its name: tokens of well-known services, signed tokens, keys. */
    private static final Pattern LOOKS_SECRET =
            Pattern.compile("\\b(gh[a-z]_|github_pat_|glpat-|xox[a-z]-|sk-|AKIA|AIza|hf_)"
                    + "[\\w-]{10,}|\\beyJ[\\w-]{5,}\\.[\\w-]+\\.[\\w-]*|-----BEGIN[\\s\\S]*");
    /** A secret among options and addresses: {@code -Dstore.password=x}, {@code ?access_token=x}. */
    private static final Pattern NAMED =
            Pattern.compile("(?i)([\\w.-]*(?:pass|pwd|secret|token|key|cred|signature)[\\w.-]*=)[^\\s;&,]+");
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

    /** A value as it may be shown: those whose names sound like secrets are not, and no part that looks like one. */
    static String shown(String name, String value) {
        if (SECRET.matcher(name).find() && !OPEN.contains(name)) {
            return "(hidden)";
        }
        String named = NAMED.matcher(value).replaceAll("$1(hidden)");
        String open = IN_ADDRESS.matcher(named).replaceAll("://(hidden)@");
        return LOOKS_SECRET.matcher(open).replaceAll("(hidden)");
    }
}
