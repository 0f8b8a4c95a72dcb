package loopbook.kernel.engine;

import loopbook.kernel.display.MimeBundle;

/** All that is put out in one place, as text and in its order. */
public final class Page implements OutputSink {
    private final StringBuilder text = new StringBuilder();

    /** What is on it by now. */
    public synchronized String text() {
        return text.toString();
    }

    @Override
    public synchronized void stdout(String more) {
        text.append(more);
    }

    @Override
    public synchronized void stderr(String more) {
        text.append(more);
    }

    @Override
    public synchronized void display(MimeBundle bundle, String id) {
        text.append(bundle.text());
    }

    @Override
    public synchronized void update(MimeBundle bundle, String id) {
        text.append(bundle.text());
    }

    @Override
    public void clear(boolean wait) {}
}
