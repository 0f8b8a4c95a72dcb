package loopbook.reports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which 64-bit hashes differ in a few bits from one before them. If two differ in at most r bits, then of r + 1 bands of
 * bits at least one is equal in both: only hashes with an equal band are compared. The work grows with the square of the
 * number of hashes, divided by about 2 to the power of 64 / (r + 1); equal hashes are taken together first. Where all are
 * alike, as the frames of a fixed camera are, it ends at the first that is near.
 */
public final class NearPairs {
    private static final int NONE = Integer.MAX_VALUE;

    /** Two places in the list of hashes, the first one lower, and in how many bits they differ. */
    public record Near(int first, int second, int bits) {}

    private final long[] hashes;
    private final int radius;
    private final long[] masks;

    /** For each place the lowest one before it that is near. */
    private final int[] nearest;

    private NearPairs(long[] hashes, int radius) {
        this.hashes = hashes;
        this.radius = radius;
        this.masks = new long[radius + 1];
        Arrays.setAll(masks, this::mask);
        this.nearest = new int[hashes.length];
        Arrays.fill(nearest, NONE);
    }

    /**
     * Each hash that differs in at most so many bits, 0 to 63, from one before it, with the first such one; in the order of
     * the list, and so never more than there are hashes. Of several equal hashes only the first is compared with others, and
     * each of the rest is paired with that first one. An interrupt ends it with {@link loopbook.errors.Interrupted}.
     */
    public static List<Near> of(long[] hashes, int radius) {
        NearPairs pairs = new NearPairs(hashes, radius);
        int[] distinct = pairs.equal();
        for (int band = 0; band <= radius && radius > 0; band++) {
            pairs.search(distinct, band);
        }
        return IntStream.range(0, hashes.length)
                .filter(i -> pairs.nearest[i] != NONE)
                .mapToObj(pairs::near)
                .toList();
    }

    private Near near(int second) {
        int first = nearest[second];
        return new Near(first, second, Long.bitCount(hashes[first] ^ hashes[second]));
    }

    private int[] equal() {
        Map<Long, Integer> first = new HashMap<>(hashes.length * 2);
        int[] distinct = new int[hashes.length];
        int count = 0;
        for (int i = 0; i < hashes.length; i++) {
            Integer other = first.putIfAbsent(hashes[i], i);
            if (other == null) {
                distinct[count++] = i;
            } else {
                nearest[i] = other;
            }
        }
        return Arrays.copyOf(distinct, count);
    }

    private long mask(int band) {
        int from = from(band);
        int width = from(band + 1) - from;
        return width == 64 ? -1L : ((1L << width) - 1) << from;
    }

    /** The lowest bit of a band. */
    private int from(int band) {
        return 64 * band / (radius + 1);
    }

    private void search(int[] distinct, int band) {
        // The band, of 32 bits at most, with the place below it: numbers that sort without boxes and comparators.
        long[] keys = new long[distinct.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((hashes[distinct[i]] & masks[band]) >>> from(band)) << 32 | distinct[i];
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        Arrays.setAll(order, i -> (int) keys[i]);
        int start = 0;
        for (int i = 1; i <= order.length; i++) {
            if (i == order.length || keys[i] >>> 32 != keys[start] >>> 32) {
                compare(order, start, i);
                start = i;
            }
        }
    }

    /** The places of one band in rising order, so that the first near one found in it is the lowest. */
    private void compare(int[] order, int from, int to) {
        for (int j = from + 1; j < to; j++) {
            Interrupts.check("looking for near duplicates");
            int second = order[j];
            long hash = hashes[second];
            for (int i = from; i < j && order[i] < nearest[second]; i++) {
                if (Long.bitCount(hash ^ hashes[order[i]]) <= radius) {
                    nearest[second] = order[i];
                }
            }
        }
    }
}
