package loopbook.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import loopbook.errors.NotFound;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Call;

/**
 * Where the bytes of an item come from: {@code GET /items/{id}/stream}; for a link to an address, from there, without our
 * token and without a known length.
 */
record ItemFile(Item item) {
    private static final String LOCAL = "file://";

    /** What is added to its name here: the extension of what a link leads to. */
    String suffix() {
        String extension = isLink() ? MediaTypes.extension(link().replaceFirst("[?#].*", "")) : "";
        return extension.isEmpty() ? "" : "." + extension;
    }

    boolean isLink() {
        return item.find("metadata", "system", "shebang", "linkInfo", "type")
                .filter("url"::equals)
                .isPresent();
    }

    private String link() {
        return item.find("metadata", "system", "shebang", "linkInfo", "ref").orElse("");
    }

    /** Its length; negative if nobody knows. */
    long size() {
        return isLink() ? -1 : item.at("metadata", "system", "size").asLong(-1);
    }

    /** An empty file has no bytes to ask for: the service may refuse any range of it. */
    private Call call() {
        if (isLink()) {
            return WebFile.call(URI.create(link()));
        }
        Call call = Call.get("items", item.id(), "stream").header("x-dl-sanitize", "0");
        return size() == 0 ? call : call.header("Range", "bytes=0-");
    }

    byte[] bytes() {
        if (isLocal()) {
            return read(localFile());
        }
        byte[] bytes = item.dl().transport().bytes(call());
        long expected = size();
        if (expected >= 0 && bytes.length != expected) {
            throw new UnreadableAnswer(
                    item + " came with " + bytes.length + " bytes instead of " + expected
                            + "; if it was overwritten meanwhile, get it again",
                    null);
        }
        return bytes;
    }

    InputStream stream() {
        try {
            return isLocal() ? Files.newInputStream(localFile()) : item.dl().transport().stream(call());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + localFile(), e);
        }
    }

    /** Saves it under this name; returns its length. */
    long save(Path target, LongConsumer arrived) {
        if (!isLocal()) {
            return item.dl().transport().download(call(), target, size(), arrived);
        }
        byte[] bytes = read(localFile());
        WholeFile.write(target, bytes);
        arrived.accept(bytes.length);
        return bytes.length;
    }

    private boolean isLocal() {
        return isLink() && link().startsWith(LOCAL);
    }

    private Path localFile() {
        Path file = Path.of(link().substring(LOCAL.length()));
        if (!Files.isRegularFile(file)) {
            throw Files.exists(file)
                    ? new IllegalArgumentException("Path is not a file: " + file)
                    : new NotFound("Local file not found: " + file);
        }
        return file;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
