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

    /**
     * Asks a question and waits for the answer, which is not shown while it is typed: a password. Must end with an
     * {@link IOException} when its thread is interrupted. The default refuses.
     *
     * @throws IOException if there is nobody to ask
     */
    default Optional<String> secret(String question) throws IOException {
        throw new IOException("This session cannot ask for a secret");
    }

    /** That of the cell whose thread this is. */
    static Input current() {
        return Streams.cell().map(CellGroup::input).orElseGet(Input::none);
    }

    /** Nobody answers: a cell that reads gets an error that says so. */
    static Input none() {
        return () -> {
            throw new IOException("This session cannot ask for input: the front end that runs the cell does not allow"
                    + " it (nbconvert and --run do not). Put the value into the code instead.");
        };
    }
}
