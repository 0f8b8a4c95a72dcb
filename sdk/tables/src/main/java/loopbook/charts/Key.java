package loopbook.charts;

/** Which colour and mark is what: above the field, in as many lines as it takes. */
final class Key {
    private static final double LINE = 18;

    private Key() {}

    /** Draws the key and returns where the chart may begin. */
    static double draw(Svg svg, Series series, double left, double top, double room) {
        if (!series.named()) {
            return top;
        }
        double x = left;
        double y = top + 4;
        for (int i = 0; i < series.names().size(); i++) {
            String name = series.names().get(i);
            double wide = Math.min(room - 20, Letters.SMALL.width(name)) + 34;
            if (x + wide > left + room && x > left) {
                x = left;
                y += LINE;
            }
            svg.mark(i, x + 6, y - 4, 5, series.color(i), "");
            svg.text(x + 16, y, "start", Letters.SMALL, name, room - 20);
            x += wide;
        }
        return y + 10;
    }
}
