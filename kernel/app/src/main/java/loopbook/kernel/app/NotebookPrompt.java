package loopbook.kernel.app;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import loopbook.errors.Interrupted;
import loopbook.kernel.engine.Input;

/** The SDK's questions in a notebook: the front end asks under the cell, and does not show what is typed. */
final class NotebookPrompt implements loopbook.client.Prompt {
    @Override
    public Optional<String> secret(String question) {
        try {
            return Input.current().secret(question);
        } catch (InterruptedIOException stopped) {
            throw new Interrupted("Interrupted while waiting for an answer to: " + question, stopped);
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }
}
