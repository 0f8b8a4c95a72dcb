package loopbook.kernel.app;

import java.util.Optional;
import java.util.UUID;
import loopbook.http.Progress;
import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.display.Screen;
import loopbook.kernel.display.Stage;
import loopbook.kernel.display.Stages;

/**
 * The progress of one call of the SDK in a notebook: a line under the cell that began it, whichever thread works. It is
 * replaced as it grows, and stays when it has ended.
 */
final class ProgressLine implements Progress.Sink {
    private static final int WIDTH = 24;

    private final Optional<Stage> stage = Stages.current();
    private final String id = UUID.randomUUID().toString();
    private boolean shown;

    @Override
    public synchronized void show(Progress.State state) {
        if (stage.isPresent()) {
            Screen screen = stage.get().screen();
            MimeBundle line = MimeBundle.text(bar(state) + state);
            if (shown) {
                screen.update(line, id);
            } else {
                screen.display(line, id);
                shown = true;
            }
        }
    }

    private static String bar(Progress.State state) {
        if (state.done() || state.total() <= 0) {
            return "";
        }
        int full = (int) Math.min(WIDTH, state.count() * WIDTH / state.total());
        return "█".repeat(full) + "░".repeat(WIDTH - full) + " ";
    }
}
