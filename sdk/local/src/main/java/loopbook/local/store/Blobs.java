package loopbook.local.store;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of files, by their hash. A blob appears under its name by a rename, complete; the row that names it is
 * written afterwards. What no row names is swept when it is old enough not to belong to an upload under way: {@link Sweep}.
 */
public final class Blobs {
    private static final int BUFFER = 1 << 16;

    private final Folder folder;
    private final String mark = UUID.randomUUID().toString();
    private final AtomicLong number = new AtomicLong();

    Blobs(Folder folder) {
        this.folder = folder;
    }

    /** Where uploads are written while they arrive; the same file system as the blobs. */
    public Path incoming() {
        return folder.temporary();
    }

    /** The name of a new file in {@link #incoming()}, which nobody else has. */
    public Path incoming(String prefix) {
        return folder.temporary().resolve(prefix + "-" + mark + "-" + number.incrementAndGet());
    }

    /** The file that holds these bytes. */
    public Path path(String hash) {
        return folder.blob(hash);
    }

    /** Stores a file of {@link #incoming()}, which is gone afterwards. */
    public Blob adopt(Path file) throws IOException {
        MessageDigest digest = sha256();
        long size;
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            size = drain(in);
        }
        Blob blob = new Blob(HexFormat.of().formatHex(digest.digest()), size);
        if (touch(blob)) {
            Files.delete(file);
        } else {
            move(file, path(blob.hash()));
        }
        return blob;
    }

    /** Whether a blob is what its name says. */
    public boolean isWhole(String hash) {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path(hash)), digest)) {
            drain(in);
            return HexFormat.of().formatHex(digest.digest()).equals(hash);
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes cannot be read: " + e.getMessage(), e);
        }
    }

    /** Stores small bytes. */
    public Blob put(byte[] bytes) throws IOException {
        Blob blob = new Blob(HexFormat.of().formatHex(sha256().digest(bytes)), bytes.length);
        if (!touch(blob)) {
            Path file = incoming("put");
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(file, path(blob.hash()));
        }
        return blob;
    }

    private static long drain(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
        }
        return size;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            Files.createDirectories(to.getParent());
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Whether the bytes are there; if so they count as new again, so that no sweep takes them before their row is there. */
    private boolean touch(Blob blob) {
        File file = path(blob.hash()).toFile();
        // Nearly always there is none, and an exception for that would cost more than the look.
        // A sweep may take it aside between the second look and the third.
        return file.length() == blob.size() && file.setLastModified(System.currentTimeMillis()) && file.exists();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
