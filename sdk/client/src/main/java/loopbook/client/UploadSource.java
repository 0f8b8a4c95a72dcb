package loopbook.client;

import java.nio.file.Path;
import java.util.Optional;
import loopbook.http.Part;

/**
 * One thing on its way to the platform.
 *
 * @param source what the report calls it
 * @param remote its whole path there
 * @param content where its bytes come from
 * @param annotations the file with its annotations
 * @param options how this one is uploaded
 */
record UploadSource(String source, String remote, Content content, Optional<Path> annotations, UploadOptions options) {

    /** The bytes of a file, made ready when they are needed. */
    sealed interface Content {
        /** As the part of a body. */
        Part part(String name);

        /** Nobody needs it any more. */
        default void done() {}
    }

    /** Bytes in memory. */
    static final class Bytes implements Content {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public Part part(String name) {
            return Part.file("file", name, MediaTypes.ofName(name), bytes);
        }
    }

    /** A file here. */
    record LocalFile(Path path) implements Content {
        @Override
        public Part part(String name) {
            return Part.file("file", name, MediaTypes.ofName(name), path);
        }
    }

    /** What lies at an address: fetched first, into a temporary file. */
    record Web(WebFile file) implements Content {
        @Override
        public Part part(String name) {
            return Part.file("file", name, MediaTypes.ofName(name), file.fetch());
        }

        @Override
        public void done() {
            file.delete();
        }
    }

    /** What lies in a bucket of the platform's already; nothing is sent but its name, {@code bucket:key}. */
    record Stored(String storageId) implements Content {
        @Override
        public Part part(String name) {
            throw new IllegalStateException("nothing is sent of " + storageId);
        }
    }

    /** The file as a part of the body, under its remote name. */
    Part body() {
        return content.part(remote.substring(remote.lastIndexOf('/') + 1));
    }
}
