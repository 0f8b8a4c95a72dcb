package loopbook.kernel.display;

/**
 * What code that runs shows itself on. A thread group that is a stage is the stage of all threads in it and in the
 * groups below it, so that the late output of a thread reaches the cell that started it.
 */
public interface Stage {
    /** Where rich output goes. */
    Screen screen();

    /** How values become rich output. */
    Renderers renderers();
}
