package loopbook.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of 64-bit hashes that differ in a few bits. If two differ in at most r bits, then of r + 1 bands of bits at least
 * one is equal in both: only hashes with an equal band are compared. The work grows with the square of the number of
 * hashes, divided by about 2 to the power of 64 / (r + 1); equal hashes are taken together first.
 */
public final class NearPairs {
    /** Two places in the list of hashes, and in how many bits they differ. */
    public record Near(int first, int second, int bits) {}

    private final long[] hashes;
    private final int radius;
    private final long[] masks;
    private final List<Near> found = new ArrayList<>();

    private NearPairs(long[] hashes, int radius) {
        this.hashes = hashes;
        this.radius = radius;
        this.masks = new long[radius + 1];
        Arrays.setAll(masks, this::mask);
    }

    /**
     * The pairs that differ in at most so many bits, 0 to 63. Of several equal hashes only the first is paired with others, and each of the rest with that first
     * one.
     */
    public static List<Near> of(long[] hashes, int radius) {
        NearPairs pairs = new NearPairs(hashes, radius);
        int[] distinct = pairs.equal();
        for (int band = 0; band <= radius && radius > 0; band++) {
            pairs.search(distinct, band);
        }
        return pairs.found;
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
                found.add(new Near(other, i, 0));
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
                compare(order, start, i, band);
                start = i;
            }
        }
    }

    private void compare(int[] order, int from, int to, int band) {
        Interrupts.check("looking for near duplicates");
        for (int i = from; i < to; i++) {
            long hash = hashes[order[i]];
            for (int j = i + 1; j < to; j++) {
                long differing = hash ^ hashes[order[j]];
                int bits = Long.bitCount(differing);
                if (bits <= radius && firstEqualBand(differing) == band) {
                    found.add(new Near(Math.min(order[i], order[j]), Math.max(order[i], order[j]), bits));
                }
            }
        }
    }

    /** So that a pair with several equal bands is found once. */
    private int firstEqualBand(long differing) {
        int band = 0;
        while ((differing & masks[band]) != 0) {
            band++;
        }
        return band;
    }
}
