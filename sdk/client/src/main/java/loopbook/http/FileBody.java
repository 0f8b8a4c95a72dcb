package loopbook.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A file as a body, from any file system: a path inside a jar will do. Opened anew for each try. */
final class FileBody extends RequestBody {
    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final long size;
    private final @Nullable MediaType type;

    FileBody(Path file, long size, String contentType) {
        this.file = file;
        this.size = size;
        this.type = MediaType.parse(contentType);
    }

    @Override
    public @Nullable MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return size;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (InputStream in = open()) {
            byte[] buffer = new byte[CHUNK];
            long sent = 0;
            for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                sent += n;
                requireSame(sent <= size);
                sink.write(buffer, 0, n);
            }
            requireSame(sent == size);
        }
    }

    private InputStream open() throws Unreadable {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new Unreadable("cannot read " + file + " (" + e + ")", e);
        }
    }

    private int read(InputStream in, byte[] buffer) throws Unreadable {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new Unreadable("cannot read " + file + " (" + e + ")", e);
        }
    }

    private void requireSame(boolean same) throws Unreadable {
        if (!same) {
            throw new Unreadable(file + " changed while it was sent: it had " + size + " bytes", null);
        }
    }

    /** The file is at fault and not the network: sending it again would not help. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message, @Nullable IOException cause) {
            super(message, cause);
        }
    }
}
