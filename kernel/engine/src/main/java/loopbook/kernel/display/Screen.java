package loopbook.kernel.display;

/** Where rich output goes: a cell of a notebook, or a terminal that prints the text. */
public interface Screen {
    /**
     * Shows a value.
     *
     * @param id the name by which {@link #update} finds it again; empty if it will never be updated
     */
    void display(MimeBundle bundle, String id);

    /** Replaces what was shown under this id, in every cell where it was. */
    void update(MimeBundle bundle, String id);

    /**
     * Removes the output of the cell.
     *
     * @param wait keep the old output until new output comes, so that nothing flickers
     */
    void clear(boolean wait);
}
