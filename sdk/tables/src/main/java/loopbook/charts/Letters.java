package loopbook.charts;

/**
 * How a text is set, and about how wide it comes out. The widths are our own estimate, on the wide side: the layout
 * must not depend on the fonts of the machine, and a text must not run into its neighbour on any of them.
 */
record Letters(double size, String color, boolean bold) {
    static final Letters TITLE = new Letters(15, Svg.INK, true);
    static final Letters LABEL = new Letters(12, Svg.INK, false);
    static final Letters SMALL = new Letters(11, Svg.PALE_INK, false);

    private static final String NARROW = "fijlt.,:;'|!()[]{}I/\\ ·`";
    private static final String WIDE = "mwMW%@…—";

    double width(String text) {
        return text.codePoints().mapToDouble(this::width).sum();
    }

    private double width(int c) {
        double em = 0.62;
        if (square(c)) {
            em = 1.05;
        } else if (NARROW.indexOf(c) >= 0) {
            em = 0.38;
        } else if (WIDE.indexOf(c) >= 0) {
            em = 0.98;
        } else if (Character.isUpperCase(c)) {
            em = 0.72;
        }
        return em * size * (bold ? 1.1 : 1);
    }

    /** Signs as wide as high: Chinese, Japanese, Korean, and little pictures. */
    private static boolean square(int c) {
        return Character.isIdeographic(c)
                || (c >= 0x3040 && c <= 0x30FF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xFF00 && c <= 0xFF60)
                || c >= 0x1F000;
    }

    /** The text itself if it fits into {@code room}, else its beginning with an ellipsis. */
    String cut(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        double left = room - width('…');
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            left -= width(c);
            if (left < 0) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
