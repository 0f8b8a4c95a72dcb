package loopbook.client;

/** What is done in a task. */
public enum TaskType {
    /** Items are annotated. */
    ANNOTATION("annotation"),
    /** What another task made is looked through. */
    QA("qa");

    private final String wire;

    TaskType(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }

    /** The type of this word of the wire; {@link IllegalArgumentException} if there is none. */
    public static TaskType of(String wire) {
        return Words.pick(values(), TaskType::wire, wire, "task_type");
    }
}
