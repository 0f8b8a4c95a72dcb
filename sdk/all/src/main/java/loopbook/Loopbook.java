package loopbook;

import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.function.UnaryOperator;
import loopbook.charts.Chart;
import loopbook.charts.ChartOptions;
import loopbook.charts.Charts;
import loopbook.client.Item;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Field;
import loopbook.pictures.Gallery;
import loopbook.pictures.GalleryOptions;
import loopbook.pictures.Picture;
import loopbook.pictures.PictureOptions;
import loopbook.pictures.Pictures;
import loopbook.shapes.Box;
import loopbook.shapes.Classification;
import loopbook.shapes.Ellipse;
import loopbook.shapes.Mask;
import loopbook.shapes.Point;
import loopbook.shapes.Polygon;
import loopbook.shapes.Polyline;
import loopbook.shapes.Shapes;
import loopbook.tables.Tables;
import tech.tablesaw.api.Table;

/**
 * The short names of a session: {@code import static loopbook.Loopbook.*}. Each is one line for what it calls; {@link
 * #help()} lists them.
 */
public final class Loopbook {
    private Loopbook() {}

    /** A field of items or annotations, to be compared: {@code where("metadata.user.score").gt(0.5)}. */
    public static Field where(String field) {
        return Conditions.where(field);
    }

    /** Annotations of any of these labels; on items, those that have one. */
    public static Condition label(String... any) {
        return Conditions.label(any);
    }
