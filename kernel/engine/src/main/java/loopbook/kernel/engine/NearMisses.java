package loopbook.kernel.engine;

import java.util.Comparator;
import java.util.List;

/** Suggests what was probably meant. */
final class NearMisses {
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

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(diagonal + same, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
