package loopbook.http;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import loopbook.errors.LoopbookException;
import org.jspecify.annotations.Nullable;

/**
 * {@code <file>.download}: what has arrived of a file so far. Where a file of that very name is somebody's own, {@code
 * .<file>.download}.
 *
 * <p>Where the file system can keep an attribute with a file, the version of the content ({@code ETag}) is kept there, so
 * that a later download goes on with the same content or not at all.
 */
final class Partial implements AutoCloseable {
    /** On every file of ours; empty where the version is unknown. */
    static final String TAG = "loopbook.etag";

    private static final int TRIES = 10;
    private static final String SUFFIX = ".download";
    private static final int LONGEST_NAME = 255;

    private final Path target;
    private final Path path;
    private final RandomAccessFile file;
    private final @Nullable Object key;

    private Partial(Path target, Path path, RandomAccessFile file, @Nullable Object key) {
        this.target = target;
        this.path = path;
        this.file = file;
        this.key = key;
    }

    static Partial open(Path target) {
        Path absolute = target.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new IllegalArgumentException(target + " is a folder: name the file to write.");
        }
        Path path = absolute.resolveSibling(temporaryName(absolute.getFileName().toString()));
        try {
            Files.createDirectories(path.getParent());
            return begin(absolute, foreign(path) ? path.resolveSibling("." + path.getFileName()) : path);
        } catch (IOException e) {
            throw new LoopbookException(
                    "Cannot write " + path + " (" + e.getMessage() + "). Check the folder and its permissions.", e);
        }
    }

    /** Most file systems end a name at 255 bytes: one that has no room for more gets another name until it is whole. */
    private static String temporaryName(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        // One more for the dot in front of it, should a file of that name be somebody's own.
        boolean room = bytes.length + SUFFIX.length() < LONGEST_NAME;
        return (room ? name : "loopbook-" + UUID.nameUUIDFromBytes(bytes)) + SUFFIX;
    }

    /** Whether somebody else made this file: it has content, and no mark of ours where there could be one. */
    private static boolean foreign(Path path) {
        try {
            UserDefinedFileAttributeView view = Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
            return Files.size(path) > 0 && view != null && !view.list().contains(TAG);
        } catch (IOException e) {
            // There is none, or another download has just finished it, or the file system keeps no attributes.
            return false;
        }
    }

    /** Between opening and locking, another download may have finished: then the file opened is the other's target. */
    private static Partial begin(Path target, Path path) throws IOException {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            create(path);
            Object key = key(path);
            Partial partial = lock(new Partial(target, path, new RandomAccessFile(path.toFile(), "rw"), key));
            if (partial.inPlace()) {
                partial.mark();
                return partial;
            }
            partial.close();
        }
        throw new LoopbookException(target + " is being downloaded already.");
    }

    /** Without opening it: where one process closes a file, all its locks on that file are gone. */
    private static void create(Path path) throws IOException {
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException e) {
            // What an earlier download left, or what another one is at.
        }
    }

    private static @Nullable Object key(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Whether the name still leads to the file that is held open. */
    private boolean inPlace() throws IOException {
        return Files.exists(path) && Objects.equals(key, key(path));
    }

    private static Partial lock(Partial partial) throws IOException {
        FileLock lock = null;
        try {
            lock = partial.file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            // Somebody else in this process: the same as somebody in another one.
        }
        if (lock == null) {
            partial.file.close();
            throw new LoopbookException(partial.target + " is being downloaded already.");
        }
        return partial;
    }

    long size() {
        return doing(file::length);
    }

    /** The version of the content that it is a part of. */
    Optional<String> tag() {
        try {
            UserDefinedFileAttributeView view = Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
            if (view == null || !view.list().contains(TAG)) {
                return Optional.empty();
            }
            var bytes = java.nio.ByteBuffer.allocate(view.size(TAG));
            view.read(TAG, bytes);
            return Optional.of(new String(bytes.array(), StandardCharsets.UTF_8))
                    .filter(tag -> !tag.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void tag(@Nullable String tag) {
        try {
            UserDefinedFileAttributeView view = Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
            if (view != null) {
                boolean strong = tag != null && !tag.startsWith("W/");
                view.write(TAG, StandardCharsets.UTF_8.encode(strong ? tag : ""));
            }
        } catch (IOException e) {
            // Not every file system keeps attributes; then a later download starts anew.
        }
    }

    private void mark() {
        if (tag().isEmpty()) {
            tag(null);
        }
    }

    /** The finished file is nobody's part. */
    private void unmark() {
        try {
            UserDefinedFileAttributeView view = Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
            if (view != null) {
                view.delete(TAG);
            }
        } catch (IOException e) {
            // Not every file system keeps attributes; then there is none to take away.
        }
    }

    /** Throws away what there is, and starts with this version. */
    void restart(@Nullable String tag) {
        doing(() -> {
            file.setLength(0);
            return 0L;
        });
        tag(tag);
    }

    void append(byte[] bytes, int length) {
        doing(() -> {
            file.seek(file.length());
            file.write(bytes, 0, length);
            return (long) length;
        });
    }

    String md5() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[64 * 1024];
            file.seek(0);
            for (int n = file.read(buffer); n >= 0; n = file.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return java.util.HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new LoopbookException("Cannot check " + path + ": " + e, e);
        }
    }

    /** It is whole: gives it the name of the target. The lock is held until that is done. */
    void finish() {
        doing(() -> {
            if (!inPlace()) {
                throw new IOException("it was replaced by something else while " + target + " was downloaded");
            }
            unmark();
            move();
            file.close();
            return 0L;
        });
    }

    /** A name that the disk does not take leaves nothing behind. */
    private void move() throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    void discard() {
        doing(() -> {
            Files.deleteIfExists(path);
            return 0L;
        });
    }

    @Override
    public void close() {
        doing(() -> {
            file.close();
            return 0L;
        });
    }

    private interface Step {
        long run() throws IOException;
    }

    private long doing(Step step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new LoopbookException(
                    "Cannot write " + path + " (" + e.getMessage() + "). Is the disk full, or may the folder not be"
                            + " written?",
                    e);
        }
    }
}
