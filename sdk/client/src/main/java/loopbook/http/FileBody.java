package loopbook.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** A file as a body, from any file system: a path inside a jar will do. Opened anew for each try. */
final class FileBody extends RequestBody {
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
        try (Source source = Okio.source(Files.newInputStream(file))) {
            sink.writeAll(source);
        }
    }
}
