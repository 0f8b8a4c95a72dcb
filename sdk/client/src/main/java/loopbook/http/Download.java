package loopbook.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;
import loopbook.errors.LoopbookException;
import loopbook.errors.UnreadableAnswer;

/** One file on its way to the disk. */
final class Download {
    private final Transport transport;
    private final Call call;
    private final Path target;
    private final Path partial;
    private final long expected;
    private final LongConsumer progress;

    Download(Transport transport, Call call, Path target, long expected, LongConsumer progress) {
        this.transport = transport;
        this.call = call;
        this.target = target;
        this.partial = target.resolveSibling(target.getFileName() + ".download");
        this.expected = expected;
        this.progress = progress;
    }

    long run() {
        byte[] bytes = transport.bytes(call);
        if (expected >= 0 && bytes.length != expected) {
            throw new UnreadableAnswer(
                    call + " brought " + bytes.length + " bytes instead of " + expected + "; nothing was written.",
                    null);
        }
        try {
            Files.write(partial, bytes);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LoopbookException("Cannot write " + target + ": " + e, e);
        }
        progress.accept(bytes.length);
        return bytes.length;
    }
}
