package loopbook.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import loopbook.local.store.Blob;
import loopbook.local.store.Blobs;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Bytes of a request on their way into the store. */
final class Incoming {
    private static final long SMALL_BYTES = 64 << 10;

    private Incoming() {}

    /** Stores the bytes of a part; large ones lie in a file already, which only changes its name. */
    static Blob store(Blobs blobs, MultiPart.Part part) throws IOException {
        if (part.getLength() >= 0 && part.getLength() <= SMALL_BYTES) {
            ByteBuffer content = Content.Source.asByteBuffer(part.createContentSource());
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            return blobs.put(bytes);
        }
        Path file = Files.createTempFile(blobs.incoming(), "part", "");
        Files.delete(file);
        part.writeTo(file);
        return blobs.adopt(file);
    }
}
