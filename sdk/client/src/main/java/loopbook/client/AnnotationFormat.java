package loopbook.client;

import java.util.Arrays;
import loopbook.errors.BadRequest;

/** In which form annotations are drawn or written; beside items each form has a folder of its name, and an extension. */
public enum AnnotationFormat {
    /** The annotations as the platform has them, with the item's id, path and metadata. */
    JSON("json", ".json"),
    /** A picture of the item's size: each annotation in the colour of its label, the rest transparent. */
    MASK("mask", ".png"),
    /** A picture with one byte a pixel: the number of the label there, 0 where nothing is. */
    INSTANCE("instance", ".png"),
    /** A picture with one byte a pixel: the number of the object there, 0 where nothing is. */
    OBJECT_ID("object_id", ".png"),
    /** The item's picture with the annotations drawn on it. */
    ANNOTATION_ON_IMAGE("img_mask", ".png"),
    /** The subtitles of a video or a sound, as WebVTT. */
    VTT("vtt", ".vtt");

    private final String wire;
    private final String extension;

    AnnotationFormat(String wire, String extension) {
        this.wire = wire;
        this.extension = extension;
    }

    /** The format of this name: {@code json}, {@code mask}, {@code instance}, {@code object_id}, {@code img_mask}, {@code vtt}. */
    public static AnnotationFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wire.equals(name))
                .findFirst()
                .orElseThrow(() -> new BadRequest("Unknown annotation option: " + name));
    }

    /** The word for it, which is also its folder: {@code img_mask}. */
    public String wire() {
        return wire;
    }

    /** How its files end: {@code .png}. */
    public String extension() {
        return extension;
    }

    @Override
    public String toString() {
        return wire;
    }
}
