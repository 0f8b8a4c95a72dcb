package loopbook.kernel.engine;

import java.io.IOException;
import java.util.Optional;

/** Where {@code System.in} of a cell reads from. */
@FunctionalInterface
public interface Input {
    /**
     * Waits for one line. Must end with an {@link IOException} when its thread is interrupted.
     *
     * @return the line without its end; empty at the end of the input
     * @throws IOException if there is nobody to ask
     */
    Optional<String> line() throws IOException;

    /** Nobody answers: a cell that reads gets an error that says so. */
    static Input none() {
        return () -> {
            throw new IOException("This session cannot ask for input: the front end that runs the cell does not allow"
                    + " it (nbconvert and --run do not). Put the value into the code instead.");
        };
    }
}
