package loopbook.client;

/** What somebody may do in a project. */
public enum MemberRole {
    /** Everything. */
    OWNER("owner"),
    /** Data, automation and tasks; {@code engineer} on the wire. */
    DEVELOPER("engineer"),
    /** The items of the assignments that were given to them. */
    ANNOTATOR("annotator"),
    /** Tasks and who works on them. */
    ANNOTATION_MANAGER("annotationManager");

    private final String wire;

    MemberRole(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }

    /** The value of this word of the wire; {@link IllegalArgumentException} if there is none. */
    public static MemberRole of(String wire) {
        return Words.pick(values(), MemberRole::wire, wire, "role");
    }
}
