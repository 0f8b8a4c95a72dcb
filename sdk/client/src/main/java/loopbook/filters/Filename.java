package loopbook.filters;

/** The rule by which a file name without an extension means the whole folder. */
final class Filename {
    private Filename() {}

    static String recursive(String glob) {
        if (glob.endsWith("*") || hasExtension(glob)) {
            return glob;
        }
        return glob.endsWith("/") ? glob + "**" : glob + "/**";
    }

    private static boolean hasExtension(String glob) {
        String last = glob.substring(glob.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        // A name that only begins with a dot has no extension, as in .config.
        return dot > 0 && dot < last.length() - 1;
    }
}
