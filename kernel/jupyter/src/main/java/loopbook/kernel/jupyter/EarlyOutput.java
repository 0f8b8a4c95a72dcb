package loopbook.kernel.jupyter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.engine.OutputSink;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the startup of a session says, since no cell is there yet to say it under, and hands it to the first cell.
 * What comes later goes to that cell at once.
 */
public final class EarlyOutput implements OutputSink {
    private final List<Consumer<OutputSink>> kept = new ArrayList<>();
    private @Nullable OutputSink cell;

    /** Keeps everything until the first cell. */
    public EarlyOutput() {}

    @Override
    public void stdout(String text) {
        say(sink -> sink.stdout(text));
    }

    @Override
    public void stderr(String text) {
        say(sink -> sink.stderr(text));
    }

    @Override
    public void display(MimeBundle bundle, String id) {
        say(sink -> sink.display(bundle, id));
    }

    @Override
    public void update(MimeBundle bundle, String id) {
        say(sink -> sink.update(bundle, id));
    }

    @Override
    public void clear(boolean wait) {
        say(sink -> sink.clear(wait));
    }

    private synchronized void say(Consumer<OutputSink> saying) {
        if (cell == null) {
            kept.add(saying);
        } else {
            saying.accept(cell);
        }
    }

    /** The first cell takes all; for the cells after it nothing changes. */
    synchronized void handOver(OutputSink first) {
        if (cell == null) {
            cell = first;
            kept.forEach(saying -> saying.accept(first));
            kept.clear();
        }
    }
}
