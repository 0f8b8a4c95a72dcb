package loopbook.client;

/** What to do with an organization's file cache. */
public enum CacheAction {
    /** Make it. */
    APPLY("apply"),
    /** Take it away. */
    DESTROY("destroy");

    private final String wire;

    CacheAction(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }

    /** The value of this word of the wire; {@link IllegalArgumentException} if there is none. */
    public static CacheAction of(String wire) {
        return Words.pick(values(), CacheAction::wire, wire, "mode");
    }
}
