package loopbook.client;

/** What an organization pays for. */
public enum OrganizationPlan {
    /** A paid plan. */
    PREMIUM("premium"),
    /** The free plan. */
    FREEMIUM("freemium");

    private final String wire;

    OrganizationPlan(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }

    /** The value of this word of the wire; {@link IllegalArgumentException} if there is none. */
    public static OrganizationPlan of(String wire) {
        return Words.pick(values(), OrganizationPlan::wire, wire, "role");
    }
}
