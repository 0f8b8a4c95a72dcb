package loopbook.client;

import java.util.Arrays;
import loopbook.errors.BadRequest;

/** How annotations are written to a file, or drawn. */
public enum ViewFormat {
    /** The annotations as JSON, with the item's id, path and metadata. */
    JSON("json", ".json"),
    /** A picture of the item's size, in the colours of the labels; transparent where nothing is. */
    MASK("mask", ".png"),
    /** A grey picture: the number of the label at each pixel, 0 where nothing is. */
    INSTANCE("instance", ".png"),
    /** A grey picture: the object id at each pixel, 0 where nothing is. */
    OBJECT_ID("object_id", ".png"),
    /** The item's picture with the annotations drawn on it. */
    IMG_MASK("img_mask", ".png"),
    /** Subtitles as WebVTT. */
    VTT("vtt", ".vtt");

    private final String wire;
    private final String extension;

    ViewFormat(String wire, String extension) {
        this.wire = wire;
        this.extension = extension;
    }

    /** The format of this name: {@code json}, {@code mask}, {@code instance}, {@code object_id}, {@code img_mask}, {@code vtt}. */
    public static ViewFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wire.equals(name))
                .findFirst()
                .orElseThrow(() -> new BadRequest("Unknown annotation option: " + name));
    }

    /** The name that the platform's other clients use. */
    public String wire() {
        return wire;
    }

    /** How names of such files end, with the dot. */
    public String extension() {
        return extension;
    }

    @Override
    public String toString() {
        return wire;
    }
}
