package loopbook.kernel.display;

/** A value that was shown, by the id under which it can be replaced. As the result of a cell it is not shown again. */
public record Displayed(String id) {
    /** For a prompt that prints every value. */
    @Override
    public String toString() {
        return "(displayed)";
    }
}
