package loopbook.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them: whole ones in full with thousands marked, others with four digits that count. */
final class Numbers {
    private Numbers() {}

    static String plain(Number value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            return String.format(Locale.ROOT, "%,d", value.longValue());
        }
        double number = value.doubleValue();
        if (number == 0) {
            return "0";
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) number);
        }
        if (Math.abs(number) >= 1e15 || Math.abs(number) < 1e-4) {
            return String.format(Locale.ROOT, "%.3e", number);
        }
        BigDecimal rounded = Math.abs(number) >= 1000
                ? BigDecimal.valueOf(Math.rint(number * 10) / 10)
                : new BigDecimal(number, new MathContext(4));
        BigDecimal bare = rounded.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, bare.scale()) + "f", bare);
    }

    /** {@code 1 bar}, {@code 2 bars}. */
    static String of(long count, String thing) {
        return plain(count) + " " + thing + (count == 1 ? "" : "s");
    }
}
