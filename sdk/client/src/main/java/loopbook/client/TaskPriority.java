package loopbook.client;

import java.util.Arrays;

/** How urgent a task is. */
public enum TaskPriority {
    /** 1 on the wire. */
    LOW(1),
    /** 2 on the wire; what a task has if nothing is said. */
    MEDIUM(2),
    /** 3 on the wire. */
    HIGH(3);

    private final int wire;

    TaskPriority(int wire) {
        this.wire = wire;
    }

    /** The number on the wire. */
    public int wire() {
        return wire;
    }

    /** The priority of this number; {@link IllegalArgumentException} if there is none. */
    public static TaskPriority of(int wire) {
        return Arrays.stream(values())
                .filter(priority -> priority.wire == wire)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("a priority is 1 (low), 2 (medium) or 3 (high), not " + wire));
    }
}
