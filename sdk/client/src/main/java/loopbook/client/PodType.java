package loopbook.client;

/** How large a machine is. */
public enum PodType {
    /** A small one. */
    SMALL("small"),
    /** A middling one. */
    MEDIUM("medium"),
    /** A large one. */
    HIGH("high");

    private final String wire;

    PodType(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }

    /** The value of this word of the wire; {@link IllegalArgumentException} if there is none. */
    public static PodType of(String wire) {
        return Words.pick(values(), PodType::wire, wire, "pod type");
    }
}
