package loopbook.local.store;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/**
 * An id of the service's form: 24 hex digits that grow with time. Seconds (32 bits), milliseconds (10 bits), a counter
 * (30 bits), and a mark of the process (24 bits).
 *
 * @param high the seconds
 * @param low the rest
 */
public record Id(long high, long low) implements Comparable<Id> {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MARK_BITS = 24;
    private static final int MILLI_SHIFT = 54;
    private static final long MARK_MASK = (1L << MARK_BITS) - 1;

    static Id at(long epochMillis, long mark) {
        return new Id(epochMillis / 1000, (epochMillis % 1000) << MILLI_SHIFT | (mark & MARK_MASK));
    }

    static Id parse(String hex) {
        return new Id(Long.parseLong(hex, 0, 8, 16), Long.parseUnsignedLong(hex, 8, 24, 16));
    }

    /** The least id with this mark that is greater than this one. */
    Id next(long mark) {
        long raised = ((low >>> MARK_BITS) + 1) << MARK_BITS;
        return raised == 0 ? new Id(high + 1, mark & MARK_MASK) : new Id(high, raised | (mark & MARK_MASK));
    }

    @Override
    public int compareTo(Id other) {
        int byHigh = Long.compare(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** When it was made, as the wire writes it: so ids and times never disagree. */
    public String created() {
        return text(high * 1000 + Math.min(999, low >>> MILLI_SHIFT));
    }

    /** 24 hex digits. */
    @Override
    public String toString() {
        return HEX.toHexDigits(high, 8) + HEX.toHexDigits(low);
    }

    /** A moment as the wire writes it: ISO 8601, UTC, always with milliseconds. */
    public static String text(long epochMillis) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(epochMillis, 1000L), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        digits(text, time.getYear(), 1000).append('-');
        digits(text, time.getMonthValue(), 10).append('-');
        digits(text, time.getDayOfMonth(), 10).append('T');
        digits(text, time.getHour(), 10).append(':');
        digits(text, time.getMinute(), 10).append(':');
        digits(text, time.getSecond(), 10).append('.');
        return digits(text, Math.floorMod(epochMillis, 1000), 100).append('Z').toString();
    }

    /** Written twice an item and more: a formatter takes five times as long. */
    private static StringBuilder digits(StringBuilder text, int number, int highest) {
        for (int unit = highest; unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
        return text;
    }
}
