package loopbook.charts;

import java.util.List;
import java.util.Locale;

/**
 * One direction of a chart.
 *
 * @param name what is written beside it
 * @param places of values, 0 to 1
 * @param ticks places with names, from low to high
 */
record Axis(String name, Places places, List<Tick> ticks) {
    /** From a value to its place: 0 is the low end, 1 the high one. */
    @FunctionalInterface
    interface Places {
        double of(double value);
    }

    /** A place on an axis and what is written there. */
    record Tick(double part, String name) {}

    double part(double value) {
        return places.of(value);
    }

    /** Round numbers around the values. */
    static Axis numbers(String name, double low, double high, int parts, boolean fromZero) {
        Scale scale = fromZero && low >= 0 && high > 0
                ? Scale.around(0, high, parts)
                : Scale.around(Math.min(low, high), high, parts);
        return of(name, scale);
    }

    /** The same for counts: whole numbers from 0. */
    static Axis counts(String name, double high, int parts) {
        return of(name, Scale.ofCounts(high, parts));
    }

    private static Axis of(String name, Scale scale) {
        List<Tick> ticks = scale.ticks().stream()
                .map(at -> new Tick(scale.part(at), Numbers.plain(at)))
                .toList();
        return new Axis(name, scale::part, ticks);
    }

    /** Powers of ten, with 2 and 5 between them where they are few. The values are above 0. */
    static Axis logarithms(String name, double low, double high, int parts) {
        int first = (int) Math.floor(Math.log10(low) + 1e-9);
        int last = Math.max(first + 1, (int) Math.ceil(Math.log10(high) - 1e-9));
        int powers = last - first;
        int every = (int) Math.max(1, Math.ceil(powers / (double) parts));
        List<Double> digits = powers * 3 <= parts ? List.of(1.0, 2.0, 5.0) : List.of(1.0);
        List<Tick> ticks = new java.util.ArrayList<>();
        for (int power = first; power <= last; power += every) {
            for (double digit : digits) {
                double part = (power + Math.log10(digit) - first) / powers;
                if (part <= 1) {
                    ticks.add(new Tick(part, power(digit, power)));
                }
            }
        }
        return new Axis(name, value -> (Math.log10(value) - first) / powers, List.copyOf(ticks));
    }

    private static String power(double digit, int power) {
        return power >= -4 && power < 7
                ? Numbers.plain(java.math.BigDecimal.valueOf(digit)
                        .scaleByPowerOfTen(power)
                        .doubleValue())
                : String.format(Locale.ROOT, "%.0fe%d", digit, power);
    }

    /** Moments as milliseconds, in UTC: seconds to years, whichever step suits. */
    static Axis times(String name, double low, double high, int parts) {
        return of(name, low, high, TimeSteps.around((long) low, (long) high, parts));
    }

    /** The same for days: their steps are no shorter than one. */
    static Axis days(String name, double low, double high, int parts) {
        return of(name, low, high, TimeSteps.ofDays((long) low, (long) high, parts));
    }

    private static Axis of(String name, double low, double high, TimeSteps steps) {
        double from = Math.min(low, (double) steps.first());
        double to = Math.max(high, (double) steps.last());
        List<Tick> ticks = steps.moments().stream()
                .map(at -> new Tick((at - from) / (to - from), steps.name(at)))
                .toList();
        return new Axis(name + steps.unit(), value -> (value - from) / (to - from), ticks);
    }

    /** Names in equal steps, each in the middle of its own; their values are 0, 1, 2, … */
    static Axis names(String name, List<String> names) {
        double step = 1.0 / Math.max(1, names.size());
        List<Tick> ticks = new java.util.ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ticks.add(new Tick((i + 0.5) * step, names.get(i)));
        }
        return new Axis(name, value -> (value + 0.5) * step, List.copyOf(ticks));
    }
}
