package loopbook.charts;

/** Dark or light: what reads better on a colour, by the luminance that WCAG defines. */
final class Contrast {
    private Contrast() {}

    static String on(String hex) {
        return luminance(hex) > 0.2 ? Svg.INK : Svg.PAPER;
    }

    static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** From white to a deep blue, ever darker, so that it reads in grey as well. */
    static String shade(double part) {
        double p = Math.max(0, Math.min(1, part));
        int red = (int) Math.round(247 + p * (8 - 247));
        int green = (int) Math.round(251 + p * (64 - 251));
        int blue = (int) Math.round(255 + p * (129 - 255));
        return String.format("#%02x%02x%02x", red, green, blue);
    }
}
