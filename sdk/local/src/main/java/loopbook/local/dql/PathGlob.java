package loopbook.local.dql;

/**
 * Fits paths to a pattern in which {@code *} stays within one folder, {@code **} does not, and {@code /**}{@code /} may be a
 * single slash. Takes time by pattern times path, whatever the pattern.
 */
public final class PathGlob {
    /** The SQL function of two texts, pattern and path, that compiled queries call; whoever runs them provides it. */
    public static final String FUNCTION = "loopbook_glob";

    private final String pattern;
    private final String path;
    /** Whether the rest of the pattern from p fits the rest of the path from a place. */
    private final boolean[][] fits;

    private PathGlob(String pattern, String path) {
        this.pattern = pattern;
        this.path = path;
        this.fits = new boolean[pattern.length() + 1][path.length() + 1];
    }

    /** Whether the whole path fits the whole pattern. */
    public static boolean matches(String pattern, String path) {
        return new PathGlob(pattern, path).matches();
    }

    private boolean matches() {
        fits[pattern.length()][path.length()] = true;
        for (int p = pattern.length() - 1; p >= 0; p--) {
            for (int at = path.length(); at >= 0; at--) {
                fits[p][at] = fits(p, at);
            }
        }
        return fits[0][0];
    }

    private boolean fits(int p, int at) {
        boolean more = at < path.length();
        if (pattern.startsWith("**", p)) {
            return fits[p + 2][at] || (more && fits[p][at + 1]);
        }
        if (pattern.charAt(p) == '*') {
            return fits[p + 1][at] || (more && path.charAt(at) != '/' && fits[p][at + 1]);
        }
        boolean oneSlash = pattern.startsWith("/**/", p) && fits[p + 3][at];
        return oneSlash || (more && path.charAt(at) == pattern.charAt(p) && fits[p + 1][at + 1]);
    }
}
