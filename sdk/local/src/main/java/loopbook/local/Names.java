package loopbook.local;

import tools.jackson.databind.node.ObjectNode;

/** Names and paths that callers give. */
final class Names {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 4096;

    private Names() {}

    /** The name in this field; a 400 if there is none that can be used. */
    static String required(ObjectNode body, String field, String what) {
        String name = Json.text(body, field);
        if (name == null || name.isBlank()) {
            throw ApiError.badRequest("a " + what + " needs a " + field + " (text, not empty)");
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw ApiError.badRequest(
                    "the " + field + " of a " + what + " has at most 255 letters, and no control characters");
        }
        return name;
    }

    /** A name made of names, which may have become too long: its beginning. */
    static String cut(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return name.substring(0, end);
    }

    /** A remote path in its one form: a leading slash, none at the end, none doubled. */
    static String path(String given) {
        if (given.length() > LONGEST_PATH || given.chars().anyMatch(Character::isISOControl)) {
            throw ApiError.badRequest("a path has at most 4096 letters, and no control characters: " + given);
        }
        String path = given.startsWith("/") ? given : "/" + given;
        path = path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
        if (path.length() > 1 && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        for (String segment : path.split("/")) {
            if (segment.equals(".") || segment.equals("..")) {
                throw ApiError.badRequest("a path has no segments . or ..: " + given);
            }
        }
        return path;
    }

    /** The folder of a path; {@code /} for what lies at the top, and for itself. */
    static String dir(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    static String name(String path) {
        return path.equals("/") ? "/" : path.substring(path.lastIndexOf('/') + 1);
    }

    /** The platform's own files are not shown with the user's. */
    static boolean hidden(String path) {
        return path.equals("/.dataloop") || path.startsWith("/.dataloop/");
    }
}
