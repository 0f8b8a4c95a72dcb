package loopbook.client;

/** What somebody may do in an organization. */
public enum MemberOrgRole {
    /** Everything. */
    OWNER("owner"),
    /** Members, integrations and projects. */
    ADMIN("admin"),
    /** Projects of their own. */
    MEMBER("member"),
    /** Only the work that is given to them. */
    WORKER("worker");

    private final String wire;

    MemberOrgRole(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }

    /** The value of this word of the wire; {@link IllegalArgumentException} if there is none. */
    public static MemberOrgRole of(String wire) {
        return Words.pick(values(), MemberOrgRole::wire, wire, "role");
    }
}
