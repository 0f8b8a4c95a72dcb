package loopbook.errors;

/** Some parts of a bulk call failed; the others are done and stay so. */
public final class PartialFailure extends LoopbookException {
    private final transient Report report;

    /** With a sentence that says how many of what failed, and the report. */
    public PartialFailure(String message, Report report) {
        super(message + System.lineSeparator() + report);
        this.report = report;
    }

    /** What became of each part. */
    public Report report() {
        return report;
    }
}
