package loopbook.client;

/** In which form annotations are written beside their items: each has a folder of its name, and an extension. */
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

    /** The word for it, which is also its folder: {@code img_mask}. */
    public String wire() {
        return wire;
    }

    /** How its files end: {@code .png}. */
    public String extension() {
        return extension;
    }
}
