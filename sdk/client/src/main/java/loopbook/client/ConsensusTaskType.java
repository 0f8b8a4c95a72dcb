package loopbook.client;

/** How the quality of the work on a task is measured. */
public enum ConsensusTaskType {
    /** Some items go to several assignees, whose work is compared. */
    CONSENSUS("consensus"),
    /** Everybody gets all items, and is compared with the right answer. */
    QUALIFICATION("qualification"),
    /** Items whose right answer is known go to everybody among their own. */
    HONEYPOT("honeypot");

    private final String wire;

    ConsensusTaskType(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }

    /** The type of this word of the wire; {@link IllegalArgumentException} if there is none. */
    public static ConsensusTaskType of(String wire) {
        return Words.pick(values(), ConsensusTaskType::wire, wire, "consensus type");
    }
}
