package loopbook.client;

/** Direction of a sort. */
public enum Order {
    /** Smallest, or oldest, first. */
    ASC("ascending", "$gt"),
    /** Greatest, or newest, first. */
    DESC("descending", "$lt");

    private final String wire;
    private final String beyond;

    Order(String wire, String beyond) {
        this.wire = wire;
        this.beyond = beyond;
    }

    /** The word of the wire. */
    String wire() {
        return wire;
    }

    /** The operator for what comes after a value in this direction. */
    String beyond() {
        return beyond;
    }
}
