package loopbook.kernel.app;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import loopbook.http.Progress;
import loopbook.kernel.display.Display;
import loopbook.kernel.display.MimeBundle;

/** The SDK's progress in a notebook: one line under the cell that is replaced as it grows, and stays when it has ended. */
final class NotebookProgress implements Progress.Sink {
    private static final int WIDTH = 24;

    /** What is shown now, by what is being done. */
    private final Map<String, String> ids = new HashMap<>();

    @Override
    public synchronized void show(Progress.State state) {
        String known = ids.get(state.what());
        MimeBundle line = MimeBundle.text(bar(state) + state);
        if (known == null) {
            String id = UUID.randomUUID().toString();
            ids.put(state.what(), id);
            Display.display(line, id);
        } else {
            Display.updateDisplay(known, line);
        }
        if (state.done()) {
            ids.remove(state.what());
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
