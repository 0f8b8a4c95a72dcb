package loopbook.charts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Moments at round steps of the calendar in UTC. */
record TimeSteps(List<Long> moments, Step step) {
    /** So many of a unit, and how a moment is written when that is the step. */
    record Step(int many, ChronoUnit unit, String form) {
        long millis() {
            return unit.getDuration().toMillis() * many;
        }

        OffsetDateTime floor(OffsetDateTime at) {
            if (unit == ChronoUnit.YEARS) {
                return day(at).withDayOfYear(1).withYear(Math.floorDiv(at.getYear(), many) * many);
            }
            if (unit == ChronoUnit.MONTHS) {
                return day(at).withDayOfMonth(1).withMonth((at.getMonthValue() - 1) / many * many + 1);
            }
            if (unit == ChronoUnit.WEEKS) {
                return day(at).minusDays(at.getDayOfWeek().getValue() - 1L);
            }
            long within = at.toInstant().toEpochMilli();
            return Instant.ofEpochMilli(Math.floorDiv(within, millis()) * millis())
                    .atOffset(ZoneOffset.UTC);
        }

        private static OffsetDateTime day(OffsetDateTime at) {
            return at.truncatedTo(ChronoUnit.DAYS);
        }
    }

    private static final long DAY = 86_400_000;

    private static final List<Step> STEPS = List.of(
            new Step(1, ChronoUnit.MILLIS, "HH:mm:ss.SSS"),
            new Step(10, ChronoUnit.MILLIS, "HH:mm:ss.SSS"),
            new Step(100, ChronoUnit.MILLIS, "HH:mm:ss.SSS"),
            new Step(1, ChronoUnit.SECONDS, "HH:mm:ss"),
            new Step(5, ChronoUnit.SECONDS, "HH:mm:ss"),
            new Step(15, ChronoUnit.SECONDS, "HH:mm:ss"),
            new Step(1, ChronoUnit.MINUTES, "HH:mm"),
            new Step(5, ChronoUnit.MINUTES, "HH:mm"),
            new Step(15, ChronoUnit.MINUTES, "HH:mm"),
            new Step(1, ChronoUnit.HOURS, "d MMM HH:mm"),
            new Step(6, ChronoUnit.HOURS, "d MMM HH:mm"),
            new Step(1, ChronoUnit.DAYS, "d MMM"),
            new Step(2, ChronoUnit.DAYS, "d MMM"),
            new Step(1, ChronoUnit.WEEKS, "d MMM"),
            new Step(1, ChronoUnit.MONTHS, "MMM yyyy"),
            new Step(3, ChronoUnit.MONTHS, "MMM yyyy"),
            new Step(1, ChronoUnit.YEARS, "yyyy"),
            new Step(5, ChronoUnit.YEARS, "yyyy"),
            new Step(25, ChronoUnit.YEARS, "yyyy"),
            new Step(100, ChronoUnit.YEARS, "yyyy"));

    /** The same for days, of which each is one moment. */
    static TimeSteps ofDays(long low, long high, int parts) {
        long days = Math.max(1, (high - low) / DAY);
        return around(low, Math.max(high, low + DAY), (int) Math.min(parts, days));
    }

    static TimeSteps around(long low, long high, int parts) {
        long span = Math.max(1, high - low);
        Step step = STEPS.stream()
                .filter(s -> span / s.millis() <= parts)
                .findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
        List<Long> moments = new ArrayList<>();
        OffsetDateTime at = step.floor(Instant.ofEpochMilli(low).atOffset(ZoneOffset.UTC));
        moments.add(at.toInstant().toEpochMilli());
        while (moments.get(moments.size() - 1) < high && moments.size() < 200) {
            at = at.plus(step.many(), step.unit());
            moments.add(at.toInstant().toEpochMilli());
        }
        if (moments.size() == 1) {
            moments.add(at.plus(step.many(), step.unit()).toInstant().toEpochMilli());
        }
        return new TimeSteps(List.copyOf(moments), step);
    }

    long first() {
        return moments.get(0);
    }

    long last() {
        return moments.get(moments.size() - 1);
    }

    String name(long moment) {
        return DateTimeFormatter.ofPattern(step.form(), Locale.ROOT)
                .format(Instant.ofEpochMilli(moment).atOffset(ZoneOffset.UTC));
    }

    /** What the names of the moments leave out, for the name of the axis. */
    String unit() {
        if (step.form().contains("yyyy")) {
            return "";
        }
        String day = DateTimeFormatter.ofPattern(step.form().contains("MMM") ? "yyyy" : "d MMM yyyy", Locale.ROOT)
                .format(Instant.ofEpochMilli(first()).atOffset(ZoneOffset.UTC));
        return " (" + day + ", UTC)";
    }
}
