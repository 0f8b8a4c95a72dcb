package loopbook.reports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Pairs of two sides with the greatest sum of scores: optimal, not greedy. What cannot be a pair has a score of 0 or less.
 * Parts that have nothing to do with each other are solved by themselves, each by the Hungarian method in time n³ of that
 * part.
 */
final class Matching {
    private final double[][] scores;
    private final int[] partner;

    private Matching(double[][] scores) {
        this.scores = scores;
        this.partner = new int[scores.length];
        Arrays.fill(partner, -1);
    }

    /** For each row its column, or -1. */
    static int[] of(double[][] scores) {
        Matching matching = new Matching(scores);
        int columns = scores.length == 0 ? 0 : scores[0].length;
        boolean[] seen = new boolean[scores.length];
        boolean[] reached = new boolean[columns];
        for (int row = 0; row < scores.length; row++) {
            if (!seen[row]) {
                matching.solvePartOf(row, seen, reached);
            }
        }
        return matching.partner;
    }

    private void solvePartOf(int start, boolean[] seen, boolean[] reached) {
        List<Integer> rows = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!next.isEmpty()) {
            int row = next.remove();
            rows.add(row);
            for (int column = 0; column < reached.length; column++) {
                if (scores[row][column] > 0 && !reached[column]) {
                    reached[column] = true;
                    columns.add(column);
                    for (int other = 0; other < scores.length; other++) {
                        if (scores[other][column] > 0 && !seen[other]) {
                            seen[other] = true;
                            next.add(other);
                        }
                    }
                }
            }
        }
        assign(rows, columns);
    }

    private void assign(List<Integer> rows, List<Integer> columns) {
        if (columns.size() == 1 || rows.size() == 1) {
            best(rows, columns);
            return;
        }
        boolean turned = rows.size() > columns.size();
        List<Integer> few = turned ? columns : rows;
        List<Integer> many = turned ? rows : columns;
        double[][] cost = new double[few.size()][many.size()];
        for (int i = 0; i < few.size(); i++) {
            for (int j = 0; j < many.size(); j++) {
                double score = turned ? scores[many.get(j)][few.get(i)] : scores[few.get(i)][many.get(j)];
                cost[i][j] = -Math.max(0, score);
            }
        }
        int[] to = hungarian(cost, many.size());
        for (int i = 0; i < few.size(); i++) {
            if (cost[i][to[i]] < 0) {
                partner[turned ? many.get(to[i]) : few.get(i)] = turned ? few.get(i) : many.get(to[i]);
            }
        }
    }

    /** One against some: the best one. */
    private void best(List<Integer> rows, List<Integer> columns) {
        double most = 0;
        int row = -1;
        int column = -1;
        for (int r : rows) {
            for (int c : columns) {
                if (scores[r][c] > most) {
                    most = scores[r][c];
                    row = r;
                    column = c;
                }
            }
        }
        if (row >= 0) {
            partner[row] = column;
        }
    }

    /** The least sum of costs, a column for each row; by potentials and shortest augmenting paths. */
    private static int[] hungarian(double[][] cost, int columns) {
        int rows = cost.length;
        double[] ofRow = new double[rows + 1];
        double[] ofColumn = new double[columns + 1];
        int[] rowOf = new int[columns + 1];
        int[] way = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            rowOf[0] = row;
            int column = 0;
            double[] least = new double[columns + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            boolean[] used = new boolean[columns + 1];
            do {
                used[column] = true;
                column = step(cost, rowOf[column], column, least, used, way, ofRow, ofColumn, rowOf);
            } while (rowOf[column] != 0);
            while (column != 0) {
                rowOf[column] = rowOf[way[column]];
                column = way[column];
            }
        }
        int[] result = new int[rows];
        for (int column = 1; column <= columns; column++) {
            if (rowOf[column] > 0) {
                result[rowOf[column] - 1] = column - 1;
            }
        }
        return result;
    }

    /** Reaches one more column on the cheapest way, and mends the potentials. */
    private static int step(
            double[][] cost,
            int row,
            int from,
            double[] least,
            boolean[] used,
            int[] way,
            double[] ofRow,
            double[] ofColumn,
            int[] rowOf) {
        double delta = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int column = 1; column < least.length; column++) {
            if (!used[column]) {
                double reduced = cost[row - 1][column - 1] - ofRow[row] - ofColumn[column];
                if (reduced < least[column]) {
                    least[column] = reduced;
                    way[column] = from;
                }
                if (least[column] < delta) {
                    delta = least[column];
                    next = column;
                }
            }
        }
        for (int column = 0; column < least.length; column++) {
            if (used[column]) {
                ofRow[rowOf[column]] += delta;
                ofColumn[column] -= delta;
            } else {
                least[column] -= delta;
            }
        }
        return next;
    }
}
