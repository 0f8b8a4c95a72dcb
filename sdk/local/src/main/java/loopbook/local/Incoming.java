package loopbook.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import loopbook.local.store.Blob;
import loopbook.local.store.Blobs;
import org.eclipse.jetty.http.MultiPart;

/**
 * Bytes that came with a request and are stored now.
 *
 * @param content to look at them again
 */
record Incoming(Blob blob, Content content) {
    /** Opens the bytes, as often as needed. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;

        /** To jump about in: formats whose header stands behind the picture are read so. */
        default ImageInputStream seekable() throws IOException {
            return new MemoryCacheImageInputStream(open());
        }

        /** The bytes of a file, which are never held in memory. */
        static Content of(Path file) {
            return new OfFile(file);
        }
    }

    private record OfFile(Path file) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public ImageInputStream seekable() throws IOException {
            return new FileImageInputStream(file.toFile());
        }
    }

    private static final long SMALL_BYTES = 64 << 10;

    /** Stores a copy of a file of this machine, which may change or go afterwards. */
    static Incoming copy(Blobs blobs, Path file) throws IOException {
        Path copy = blobs.incoming("file");
        try {
            Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
            Blob blob = blobs.adopt(copy);
            return new Incoming(blob, Content.of(blobs.path(blob.hash())));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Stores the bytes of a part; large ones lie in a file already, which only changes its name. */
    static Incoming store(Blobs blobs, MultiPart.Part part) throws IOException {
        if (part.getLength() >= 0 && part.getLength() <= SMALL_BYTES) {
            ByteBuffer buffer = org.eclipse.jetty.io.Content.Source.asByteBuffer(part.createContentSource());
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return new Incoming(blobs.put(bytes), () -> new ByteArrayInputStream(bytes));
        }
        Path file = blobs.incoming("part");
        part.writeTo(file);
        Blob blob = blobs.adopt(file);
        return new Incoming(blob, Content.of(blobs.path(blob.hash())));
    }
}
