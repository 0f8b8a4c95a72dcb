package loopbook.kernel.engine;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Suggests what was probably meant. */
final class NearMisses {
    private static final int MOST = 3;

    private NearMisses() {}

    static String magic(String name, List<Magic> magics) {
        List<String> near = magics.stream()
                .map(Magic::name)
                .filter(n -> distance(n, name) <= Math.max(1, name.length() / 2))
                .sorted(Comparator.comparingInt((String n) -> distance(n, name)))
                .limit(3)
                .map(n -> "%" + n)
                .toList();
        String hint = near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
        return "There is no magic %" + name + "." + hint + " %help lists them all.";
    }

    /** Of these names the few that are likely to be meant by another; of a name of one or two letters only in other letters' cases. */
    static List<String> of(String name, Stream<String> known) {
        int most = name.length() < 3 ? 0 : name.length() < 6 ? 1 : 2;
        return known.distinct()
                .filter(n -> !n.equals(name))
                .filter(n -> n.equalsIgnoreCase(name)
                        || (Math.abs(n.length() - name.length()) <= most && distance(n, name) <= most))
                .sorted(Comparator.comparingInt((String n) -> distance(n, name)).thenComparing(n -> n))
                .limit(MOST)
                .toList();
    }

    /** Levenshtein's distance, where two letters that have changed places count once. */
    static int distance(String a, String b) {
        int[][] to = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                to[i][j] = i == 0 || j == 0 ? i + j : step(a, b, to, i, j);
            }
        }
        return to[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] to, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(to[i - 1][j - 1] + same, Math.min(to[i - 1][j], to[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, to[i - 2][j - 2] + 1) : least;
    }
}
