package loopbook.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The bytes of files, by their hash. A blob appears under its name by a rename, complete; the row that names it is
 * written afterwards. What no row names is swept when it is old enough not to belong to an upload under way.
 */
public final class Blobs {
    private static final Duration OLD = Duration.ofHours(6);
    private static final Duration BETWEEN_SWEEPS = Duration.ofDays(1);
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
        return folder.blobs().resolve(hash.substring(0, 2)).resolve(hash);
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
    private boolean touch(Blob blob) throws IOException {
        try {
            Path path = path(blob.hash());
            if (Files.size(path) != blob.size()) {
                return false;
            }
            Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether nobody swept this folder since yesterday. */
    boolean sweepIsDue() throws IOException {
        Instant last = Files.getLastModifiedTime(folder.sweepMark()).toInstant();
        return last.isBefore(Instant.now().minus(BETWEEN_SWEEPS));
    }

    /**
     * Removes what broken uploads left, and blobs and thumbnails of what no item names any more, if older than six hours.
     * Returns how many files.
     */
    int sweep(Store store) throws IOException {
        int swept = 0;
        Files.setLastModifiedTime(folder.sweepMark(), FileTime.from(Instant.now()));
        for (Path file : old(folder.temporary(), 1)) {
            Files.deleteIfExists(file);
            swept++;
        }
        List<Path> kept = new ArrayList<>(old(folder.blobs(), 2));
        kept.addAll(old(folder.thumbnails(), 1));
        for (Path file : kept) {
            if (store.isClosed()) {
                return swept;
            }
            swept += store.write(tx -> sweepOne(tx, file)) ? 1 : 0;
        }
        return swept;
    }

    /** Under the write lock, so that no row that names it can appear meanwhile. */
    private static boolean sweepOne(Tx tx, Path file) {
        // A thumbnail has an extension.
        String hash = file.getFileName().toString().split("\\.", 2)[0];
        try {
            return isOld(file)
                    && tx.number("SELECT count(*) FROM items WHERE blob = ?", List.of(hash)) == 0
                    && Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the unused file " + file, e);
        }
    }

    private static List<Path> old(Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.find(folder, depth, (path, attributes) -> attributes.isRegularFile())) {
            return files.filter(Blobs::isOld).toList();
        }
    }

    private static boolean isOld(Path file) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(OLD));
        } catch (IOException e) {
            // Gone meanwhile: nothing to sweep.
            return false;
        }
    }
}
