package loopbook.kernel.engine;

import java.util.List;

/** Code of a cell as work that can be done again and again: a lambda around it. */
final class Bodies {
    /** Each way puts one line before the code, so that errors show the code's own lines. */
    static final int LINES_BEFORE = 1;

    private static final String LAMBDA = "(java.util.concurrent.Callable<Object>) () ->";
    private static final String HEAD = LAMBDA + " { ";

    private Bodies() {}

    /** The ways to read it, the better one first: with the value of its last expression, or as statements alone. */
    static List<String> of(List<Piece> pieces, String code) {
        StringBuilder block = new StringBuilder();
        String valued = "";
        int from = 0;
        for (Piece piece : pieces) {
            String before = code.substring(from, piece.start());
            // The JVM knows an expression by the line where its statement or lambda body begins.
            valued = block.isEmpty()
                    ? LAMBDA + "\n" + before + piece.source()
                    : HEAD + "\n" + block + before + "return " + piece.source() + "\n; }";
            block.append(before).append(piece.source()).append(isClosed(piece) ? "" : ";");
            from = piece.end();
        }
        String statements = HEAD + "if (true) {\n" + block + "\n} return null; }";
        return switch (Lines.lastSign(block.toString())) {
            case '}' -> List.of(statements, valued);
            case ';' -> pieces.isEmpty() || isClosed(pieces.get(pieces.size() - 1))
                    ? List.of(statements)
                    : List.of(valued, statements);
            default -> List.of(statements);
        };
    }

    private static boolean isClosed(Piece piece) {
        char last = Lines.lastSign(piece.source());
        return last == ';' || last == '}';
    }
}
