package loopbook.client;

import java.awt.image.BufferedImage;

/** Pictures that a camera stored turned or mirrored, by the EXIF orientation 1 to 8 that tells how. */
final class Upright {
    private Upright() {}

    /** Whether width and height change places. */
    static boolean swaps(int orientation) {
        return orientation >= 5 && orientation <= 8;
    }

    /** The picture as one is to see it. */
    static BufferedImage of(BufferedImage stored, int orientation) {
        return turned(stored, orientation, true);
    }

    /** The picture as it is to be stored. */
    static BufferedImage undo(BufferedImage upright, int orientation) {
        return turned(upright, orientation, false);
    }

    private static BufferedImage turned(BufferedImage from, int orientation, boolean forth) {
        if (orientation < 2 || orientation > 8) {
            return from;
        }
        boolean swaps = swaps(orientation);
        int width = swaps ? from.getHeight() : from.getWidth();
        int height = swaps ? from.getWidth() : from.getHeight();
        int type = from.getType() == BufferedImage.TYPE_CUSTOM ? BufferedImage.TYPE_INT_ARGB : from.getType();
        BufferedImage to = new BufferedImage(width, height, type);
        int storedWidth = forth ? from.getWidth() : width;
        int storedHeight = forth ? from.getHeight() : height;
        int uprightWidth = forth ? width : from.getWidth();
        int uprightHeight = forth ? height : from.getHeight();
        for (int y = 0; y < uprightHeight; y++) {
            for (int x = 0; x < uprightWidth; x++) {
                int column = column(orientation, x, y, storedWidth);
                int row = row(orientation, x, y, storedHeight);
                if (forth) {
                    copy(from, column, row, to, x, y);
                } else {
                    copy(from, x, y, to, column, row);
                }
            }
        }
        return to;
    }

    private static void copy(BufferedImage from, int x, int y, BufferedImage to, int column, int row) {
        if (to.getType() == from.getType()) {
            to.getRaster().setDataElements(column, row, from.getRaster().getDataElements(x, y, null));
        } else {
            to.setRGB(column, row, from.getRGB(x, y));
        }
    }

    /** Where a pixel of the upright picture is in the stored one. */
    private static int column(int orientation, int x, int y, int width) {
        return switch (orientation) {
            case 2, 3 -> width - 1 - x;
            case 4 -> x;
            case 5, 6 -> y;
            default -> width - 1 - y;
        };
    }

    private static int row(int orientation, int x, int y, int height) {
        return switch (orientation) {
            case 2 -> y;
            case 3, 4 -> height - 1 - y;
            case 5, 8 -> x;
            default -> height - 1 - x;
        };
    }
}
