package loopbook.kernel.jupyter;

import loopbook.kernel.display.MimeBundle;
import loopbook.kernel.engine.OutputSink;

/** Where a silent request's output goes: the protocol wants none of it broadcast. */
final class Silence implements OutputSink {
    @Override
    public void stdout(String text) {}

    @Override
    public void stderr(String text) {}

    @Override
    public void display(MimeBundle bundle, String id) {}

    @Override
    public void update(MimeBundle bundle, String id) {}

    @Override
    public void clear(boolean wait) {}
}
