package loopbook.shapes;

import java.util.ArrayList;
import java.util.List;

/**
 * The borders between a mask's pixels and what is none: of each part, and of each hole in one. A border is followed from
 * pixel to pixel (eight neighbours), an outer one from its uppermost left pixel, downwards first.
 */
final class Contours {
    /** The neighbours of a pixel, clockwise from the right; y grows downwards. */
    private static final int[][] AROUND = {{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};

    private static final int RIGHT = 0;
    private static final int LEFT = 4;
    private static final double TOLERANCE = 0.0005;

    private final boolean[][] grid;
    /** What has been seen of each pixel: its left side, its right side, to the left or right of which is a border. */
    private final boolean[][] leftSeen;

    private final boolean[][] rightSeen;

    private Contours(boolean[][] grid) {
        this.grid = grid;
        this.leftSeen = new boolean[grid.length][grid.length == 0 ? 0 : grid[0].length];
        this.rightSeen = new boolean[grid.length][grid.length == 0 ? 0 : grid[0].length];
    }

    /** All borders, by the row and column in which they are met first. */
    static List<List<Vertex>> of(boolean[][] grid) {
        return new Contours(grid).all();
    }

    private List<List<Vertex>> all() {
        List<List<Vertex>> all = new ArrayList<>();
        for (int y = 0; y < grid.length; y++) {
            for (int x = 0; x < grid[y].length; x++) {
                if (isSet(x, y) && !isSet(x - 1, y) && !leftSeen[y][x]) {
                    all.add(follow(x, y, LEFT));
                }
                if (isSet(x, y) && !isSet(x + 1, y) && !rightSeen[y][x]) {
                    all.add(follow(x, y, RIGHT));
                }
            }
        }
        return all;
    }

    private boolean isSet(int x, int y) {
        return y >= 0 && y < grid.length && x >= 0 && x < grid[y].length && grid[y][x];
    }

    /** The border of a pixel that has nothing in this direction, back to where it began. */
    private List<Vertex> follow(int startX, int startY, int empty) {
        List<Vertex> border = new ArrayList<>();
        int last = clockwise(startX, startY, empty);
        if (last < 0) {
            see(startX, startY, LEFT);
            see(startX, startY, RIGHT);
            return List.of(new Vertex(startX, startY));
        }
        int x = startX;
        int y = startY;
        int from = last;
        do {
            int to = counterclockwise(x, y, from);
            border.add(new Vertex(x, y));
            x += AROUND[to][0];
            y += AROUND[to][1];
            from = (to + 4) % 8;
        } while (x != startX || y != startY || from != last);
        return border;
    }

    private int clockwise(int x, int y, int from) {
        for (int turn = 1; turn < 8; turn++) {
            int to = (from + turn) % 8;
            if (isSet(x + AROUND[to][0], y + AROUND[to][1])) {
                return to;
            }
        }
        return -1;
    }

    /** The first neighbour after this one, the other way round; what is passed on the way is empty, and now seen. */
    private int counterclockwise(int x, int y, int from) {
        for (int turn = 1; turn <= 8; turn++) {
            int to = (from - turn + 8) % 8;
            if (isSet(x + AROUND[to][0], y + AROUND[to][1])) {
                return to;
            }
            see(x, y, to);
        }
        throw new IllegalStateException("a border leads nowhere at " + x + ", " + y);
    }

    private void see(int x, int y, int direction) {
        leftSeen[y][x] |= direction == LEFT;
        rightSeen[y][x] |= direction == RIGHT;
    }

    /** By the shoelace formula, through the middles of the pixels. */
    static double area(List<Vertex> border) {
        double twice = 0;
        for (int i = 0; i < border.size(); i++) {
            Vertex a = border.get(i);
            Vertex b = border.get((i + 1) % border.size());
            twice += a.x() * b.y() - b.x() * a.y();
        }
        return Math.abs(twice) / 2;
    }

    /** The corners that matter: what is left out is no further from the line than a two-thousandth of the length. */
    static List<Vertex> simplified(List<Vertex> border) {
        double length = 0;
        for (int i = 0; i < border.size(); i++) {
            length += distance(border.get(i), border.get((i + 1) % border.size()));
        }
        return Corners.of(border, TOLERANCE * length);
    }

    private static double distance(Vertex a, Vertex b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
