package loopbook.kernel.engine;

import java.io.IOException;
import java.io.InputStream;

/** {@code System.in}: that of the cell whose thread reads, else the process's own. */
final class RoutedInput extends InputStream {
    private final InputStream process;

    RoutedInput(InputStream process) {
        this.process = process;
    }

    private InputStream here() {
        return Streams.cell().<InputStream>map(CellGroup::typed).orElse(process);
    }

    @Override
    public int read() throws IOException {
        return here().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return here().read(target, offset, length);
    }

    @Override
    public int available() throws IOException {
        return here().available();
    }
}
