package loopbook.kernel.engine;

import java.io.PrintStream;
import loopbook.kernel.display.MimeBundle;

/** Prints to the process's own streams; of a displayed value, its text. */
public final class ConsoleSink implements OutputSink {
    private static final PrintStream OUT = Streams.processOut();
    private static final PrintStream ERR = Streams.processErr();

    /** On {@code System.out} and {@code System.err} as the process had them at its start. */
    public ConsoleSink() {}

    @Override
    public void stdout(String text) {
        OUT.print(text);
        OUT.flush();
    }

    @Override
    public void stderr(String text) {
        ERR.print(text);
        ERR.flush();
    }

    @Override
    public void display(MimeBundle bundle, String id) {
        OUT.println(bundle.text());
    }

    @Override
    public void update(MimeBundle bundle, String id) {
        OUT.println(bundle.text());
    }

    /** Does nothing: what a terminal has printed stays. */
    @Override
    public void clear(boolean wait) {}
}
