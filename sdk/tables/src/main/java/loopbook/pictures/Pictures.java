package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import loopbook.client.Annotation;
import loopbook.client.Item;
import loopbook.shapes.Colour;

/** Items as pictures, with their annotations drawn on them. */
public final class Pictures {
    private static final int LARGEST = 4096;
    private static final int SMALL = 300;

    private Pictures() {}

    /** The picture of an item with all its annotations; requests for file, annotations and the labels' colours. */
    public static Picture picture(Item item) {
        return picture(item, options -> options);
    }

    /**
     * The picture of an item: {@code picture(item, o -> o.labels("Cat").thickness(2).alpha(0.4))}. Of a video: its first frame,
     * where a decoder in pure Java can read it, and a time line of its annotations, which says so if the film was not
     * decoded.
     *
     * @throws loopbook.errors.UnreadableAnswer if the item is no picture, damaged, or has too many pixels to decode
     */
    public static Picture picture(Item item, UnaryOperator<PictureOptions> options) {
        PictureOptions chosen = options.apply(new PictureOptions());
        if (Film.is(item)) {
            return Film.picture(item, chosen);
        }
        Markings markings = chosen.overlay() ? markings(item, chosen) : Markings.NONE;
        return drawn(item, decoded(item, chosen), markings, chosen);
    }

    private static Decoded decoded(Item item, PictureOptions chosen) {
        return sized(Decoder.decode(item.bytes(), item.filename(), item.mimetype(), largest(chosen)), chosen.size());
    }

    private static Picture drawn(Item item, Decoded decoded, Markings markings, PictureOptions chosen) {
        BufferedImage drawn = markings.on(decoded.image(), o -> o.thickness(chosen.thickness())
                .alpha(chosen.alpha())
                .text(chosen.text())
                .scale(decoded.scale()));
        Picture.Under under = new Picture.Under(decoded.image(), decoded.scale(), 0, 0);
        return new Picture(item, drawn, markings, under, chosen);
    }

    /** The part of the picture that an annotation is in, with that annotation and nothing else drawn on it. */
    public static Picture picture(Annotation annotation) {
        return picture(annotation, options -> options);
    }

    /**
     * The same, drawn as the options say; of a pose, it and its points. What has no place, such as a classification, shows
     * the whole picture.
     *
     * @throws loopbook.errors.UnreadableAnswer if the item is no picture, damaged, or has too many pixels to decode
     */
    public static Picture picture(Annotation annotation, UnaryOperator<PictureOptions> options) {
        Item item = annotation.item();
        PictureOptions chosen = options.apply(new PictureOptions());
        List<Annotation> shown = annotation.type().equals("pose") ? withPoints(annotation, item) : List.of(annotation);
        Markings markings = markings(shown, item, chosen);
        Decoded whole = Decoder.decode(item.bytes(), item.filename(), item.mimetype(), LARGEST);
        return markings.bounds()
                .map(at -> Crop.of(item, whole, at, markings, chosen))
                .orElseGet(() -> drawn(item, sized(whole, chosen.size()), markings, chosen));
    }

    private static List<Annotation> withPoints(Annotation pose, Item item) {
        return item.annotations().list().stream()
                .filter(one -> one.equals(pose)
                        || one.parentId().filter(pose.id()::equals).isPresent())
                .toList();
    }

    /**
     * A picture as several annotators see it, side by side: {@code compare(item, "annotator-1@example.com",
     * "annotator-2@example.com")}. Without names: everybody who annotated it. Of a name without any annotation there the
     * heading says so, and who has some.
     */
    public static Compared compare(Item item, String... annotators) {
        return compare(item, options -> options, annotators);
    }

    /** The same, drawn as the options say. */
    public static Compared compare(Item item, UnaryOperator<PictureOptions> options, String... annotators) {
        PictureOptions chosen = options.apply(new PictureOptions());
        List<Annotation> all = item.annotations().list().toList();
        List<String> names = annotators(all, annotators);
        Map<String, Colour> colours = Markings.coloursOf(item.dataset());
        Skeleton skeleton = Skeleton.of(all, item::dataset, chosen.skeleton());
        Decoded decoded = decoded(item, chosen);
        if (names.isEmpty()) {
            return new Compared(List.of(Heading.NOBODY), List.of(drawn(item, decoded, Markings.NONE, chosen)));
        }
        List<Picture> pictures = new ArrayList<>();
        for (String name : names) {
            List<Annotation> theirs =
                    all.stream().filter(one -> one.creator().equals(name)).toList();
            List<Annotation> wanted = theirs.stream().filter(chosen::wants).toList();
            Markings markings = wanted.isEmpty() ? Markings.noneOf(theirs) : Markings.of(wanted, colours, skeleton);
            pictures.add(drawn(item, decoded, markings, chosen));
        }
        return new Compared(Heading.of(names, all), pictures);
    }

    /** The work of several annotators in one picture, in a colour for each of them. Without names: of everybody. */
    public static Picture blend(Item item, String... annotators) {
        return blend(item, options -> options, annotators);
    }

    /** The same, drawn as the options say. */
    public static Picture blend(Item item, UnaryOperator<PictureOptions> options, String... annotators) {
        PictureOptions chosen = options.apply(new PictureOptions());
        List<Annotation> all = item.annotations().list().toList();
        List<String> names = annotators(all, annotators);
        List<Annotation> theirs = all.stream()
                .filter(one -> chosen.wants(one) && names.contains(one.creator()))
                .toList();
        if (theirs.isEmpty()) {
            return drawn(item, decoded(item, chosen), Markings.noneOf(all), chosen);
        }
        Skeleton skeleton = Skeleton.of(theirs, item::dataset, chosen.skeleton());
        return drawn(item, decoded(item, chosen), Blended.of(theirs, names, skeleton), chosen);
    }

    private static List<String> annotators(List<Annotation> all, String... named) {
        return named.length > 0
                ? List.of(named)
                : all.stream().map(Annotation::creator).distinct().sorted().toList();
    }

    private static Markings markings(Item item, PictureOptions options) {
        List<Annotation> all = item.annotations().list().toList();
        List<Annotation> wanted = all.stream().filter(options::wants).toList();
        return wanted.isEmpty() ? Markings.noneOf(all) : markings(wanted, item, options);
    }

    private static Markings markings(List<Annotation> annotations, Item item, PictureOptions options) {
        Skeleton skeleton = Skeleton.of(annotations, item::dataset, options.skeleton());
        return Markings.of(annotations, Markings.coloursOf(item.dataset()), skeleton);
    }

    private static int largest(PictureOptions options) {
        return options.size() == PictureOptions.AUTOMATIC ? LARGEST : options.size();
    }

    static Decoded sized(Decoded decoded, int size) {
        int longer = decoded.longer();
        if (size != PictureOptions.AUTOMATIC) {
            return decoded.resized(size);
        } else if (longer > LARGEST) {
            return decoded.resized(LARGEST);
        }
        // On a handful of pixels no line and no label could be read.
        return longer < SMALL ? decoded.resized(longer * ((SMALL + longer - 1) / longer)) : decoded;
    }

    /** A page of small pictures; at most the first 60 are loaded. A listing is asked for one page and its count. */
    public static Gallery gallery(Iterable<Item> items) {
        return gallery(items, options -> options);
    }

    /** A page of small pictures: {@code gallery(items, o -> o.columns(4).size(200).overlay(false))}. */
    public static Gallery gallery(Iterable<Item> items, UnaryOperator<GalleryOptions> options) {
        return Gallery.load(items, options.apply(new GalleryOptions()));
    }
}
