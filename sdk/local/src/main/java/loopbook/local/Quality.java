package loopbook.local;

import tools.jackson.databind.JsonNode;

/**
 * How many assignees get an item: one, but for what is to be compared. The copies that the service makes for that are not
 * made here: the assignees work on the same item, each with annotations of their own.
 *
 * @param type {@code consensus}, {@code qualification}, {@code honeypot}; empty for plain work
 * @param percentage of the items that are compared
 * @param assignees how many get an item that is compared
 */
record Quality(String type, double percentage, int assignees) {
    private static final int WHOLE = 100;

    /** Reads {@code metadata.system} of a task. */
    static Quality of(JsonNode system) {
        String type = system.path("consensusTaskType").asString("");
        boolean told = system.has("consensusPercentage") || system.has("consensusAssignees");
        if (type.isEmpty() && told) {
            type = "consensus";
        }
        double percentage = type.equals("qualification")
                ? WHOLE
                : system.path("consensusPercentage").asDouble(WHOLE);
        int assignees = type.equals("consensus")
                ? Math.max(2, system.path("consensusAssignees").asInt(2))
                : Integer.MAX_VALUE;
        return new Quality(type, Math.max(0, Math.min(WHOLE, percentage)), assignees);
    }

    /** How many get the item after so many others: those that are compared are spread evenly over all. */
    int copies(long before) {
        boolean compared = !type.isEmpty()
                && Math.floor((before + 1) * percentage / WHOLE) > Math.floor(before * percentage / WHOLE);
        return compared ? assignees : 1;
    }

    /** Whether somebody's work is compared with somebody else's. */
    boolean compares() {
        return !type.isEmpty();
    }
}
