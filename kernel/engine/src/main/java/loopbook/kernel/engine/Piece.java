package loopbook.kernel.engine;

/**
 * A part of a cell that is run by itself: a snippet of Java, or a magic.
 *
 * @param kind   what it is
 * @param source what is run; for a magic what stands behind the percent signs
 * @param start  where it begins in the cell, an offset in {@code char}s
 * @param end    where it ends
 */
record Piece(Kind kind, String source, int start, int end) {
    enum Kind {
        JAVA,
        /** Java that cannot be parsed: it runs to the end of the cell. */
        BROKEN,
        LINE_MAGIC,
        CELL_MAGIC
    }

    Piece broken() {
        return new Piece(Kind.BROKEN, source, start, end);
    }

    /** Where a text ends without the semicolons that close it. */
    static int endWithoutSemicolon(String text) {
        String left = text;
        while (closed(left)) {
            left = left.substring(0, Lines.lastSignAt(left));
        }
        return left.length();
    }

    /** Whether this is Java closed by a semicolon: then its value is not shown. */
    static boolean closed(String text) {
        return Lines.lastSign(text) == ';';
    }
}
