package loopbook.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    private final List<Near> found = new ArrayList<>();

    private NearPairs(long[] hashes, int radius) {
        this.hashes = hashes;
        this.radius = radius;
    }

    /**
     * The pairs that differ in at most so many bits, 0 to 63. Of several equal hashes only the first is paired with others, and each of the rest with that first
     * one.
     */
    public static List<Near> of(long[] hashes, int radius) {
        NearPairs pairs = new NearPairs(hashes, radius);
        int[] distinct = pairs.equal();
        for (int band = 0; band <= radius; band++) {
            pairs.search(distinct, band);
        }
        return pairs.found;
    }

    private int[] equal() {
        int[] order = sorted(index(hashes.length), -1L);
        int[] distinct = new int[order.length];
        int count = 0;
        for (int i = 0; i < order.length; i++) {
            if (i > 0 && hashes[order[i]] == hashes[distinct[count - 1]]) {
                found.add(new Near(distinct[count - 1], order[i], 0));
            } else {
                distinct[count++] = order[i];
            }
        }
        return Arrays.copyOf(distinct, count);
    }

    private static int[] index(int size) {
        int[] index = new int[size];
        Arrays.setAll(index, i -> i);
        return index;
    }

    /** These places in the order of the bits under the mask, equal ones in the order of the list. */
    private int[] sorted(int[] places, long mask) {
        return Arrays.stream(places)
                .boxed()
                .sorted((a, b) -> {
                    int order = Long.compareUnsigned(hashes[a] & mask, hashes[b] & mask);
                    return order != 0 ? order : Integer.compare(a, b);
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private long mask(int band) {
        int from = 64 * band / (radius + 1);
        int to = 64 * (band + 1) / (radius + 1);
        long bits = to - from == 64 ? -1L : (1L << (to - from)) - 1;
        return bits << from;
    }

    private void search(int[] distinct, int band) {
        long mask = mask(band);
        int[] order = sorted(distinct, mask);
        int start = 0;
        for (int i = 1; i <= order.length; i++) {
            if (i == order.length || (hashes[order[i]] & mask) != (hashes[order[start]] & mask)) {
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
        while ((differing & mask(band)) != 0) {
            band++;
        }
        return band;
    }
}
