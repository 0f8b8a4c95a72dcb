package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import loopbook.client.Item;
import loopbook.http.Env;

/**
 * Small pictures on disk, so that a gallery does not load what it has shown before. A picture is kept under the digest of
 * the bytes that it was made of: items of the same bytes share one. A note beside it says what an item's bytes are, under
 * the item's id, when it was changed and its length; the wire has no digest of a picture (the {@code md5} in the metadata
 * of code is written there by whoever uploads it, and stays when the file is replaced). Only the user may read the folder;
 * what was not asked for longest goes when the whole is too large. Several processes may use one folder: each file appears
 * as a whole. Links in it are not followed. Trouble with it is no trouble: the picture is loaded then.
 */
final class ThumbnailCache {
    /** All together, in bytes. */
    static final long LARGEST = 200L << 20;

    private static final System.Logger LOG = System.getLogger(ThumbnailCache.class.getName());
    private static final String PICTURE = ".thumbnail";
    private static final String NOTE = ".item";
    private static final String PART = ".tmp";
    private static final int DIGEST = 64;

    /** What even a short file takes. */
    private static final long BLOCK = 4096;

    private final Optional<Path> folder;
    private final long largest;

    /** Written since it was last tidied up; at first as much as makes it look. */
    private long written;

    /** No folder: nothing is kept. */
    ThumbnailCache(Optional<Path> folder, long largest) {
        this.folder = folder;
        this.largest = largest;
        this.written = largest;
    }

    /** {@code LOOPBOOK_CACHE} names the folder, or {@code off}; by itself it is {@code ~/.cache/loopbook}. */
    static ThumbnailCache of(Env env) {
        if (env.get("LOOPBOOK_CACHE").filter("off"::equals).isPresent()) {
            return new ThumbnailCache(Optional.empty(), 0);
        }
        Path caches = env.folder("XDG_CACHE_HOME").orElseGet(() -> env.home().resolve(".cache"));
        Path folder = env.folder("LOOPBOOK_CACHE").orElseGet(() -> caches.resolve("loopbook"));
        return new ThumbnailCache(Optional.of(folder.resolve("thumbnails")), LARGEST);
    }

    /** The picture of this item at this size, if it was kept. */
    Optional<Decoded> find(Item item, int size) {
        return folder.flatMap(there -> note(item, size).flatMap(note -> content(there.resolve(note))))
                .flatMap(content -> find(content, size));
    }

    /** The picture that was made of these bytes at this size, if it was kept. */
    Optional<Decoded> find(String content, int size) {
        return folder.flatMap(there -> read(there.resolve(picture(content, size))));
    }

    /** Keeps the picture that was made of these bytes at this size. */
    void put(String content, int size, Decoded picture) {
        folder.ifPresent(there -> write(there, picture(content, size), bytes(picture)));
    }

    /** Keeps in mind of which bytes the picture of this item at this size is made. */
    void remember(Item item, int size, String content) {
        folder.ifPresent(there ->
                note(item, size).ifPresent(note -> write(there, note, content.getBytes(StandardCharsets.US_ASCII))));
    }

    private static String picture(String content, int size) {
        return digest((content + " " + size).getBytes(StandardCharsets.US_ASCII)) + PICTURE;
    }

    /** None for an item that does not say when it was changed. */
    private static Optional<String> note(Item item, int size) {
        String changed = item.json().path("updatedAt").asString("");
        String version = String.join("\n", item.id(), changed, item.size() + " " + size);
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(digest(version.getBytes(StandardCharsets.UTF_8)) + NOTE);
    }

    /** The name of these bytes: no text of the platform becomes the name of a file. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static Optional<String> content(Path note) {
        return load(note)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .filter(content -> content.length() == DIGEST);
    }

    private static Optional<Decoded> read(Path file) {
        return load(file).flatMap(bytes -> {
            try {
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
                int width = in.readInt();
                int height = in.readInt();
                BufferedImage image = ImageIO.read(in);
                return image == null || width <= 0 || height <= 0
                        ? Optional.empty()
                        : Optional.of(new Decoded(image, width, height));
            } catch (IOException | RuntimeException e) {
                // Readers answer damaged files with either; it is written anew.
                LOG.log(System.Logger.Level.DEBUG, "The thumbnail " + file + " cannot be read", e);
                return Optional.empty();
            }
        });
    }

    /** The bytes of a file of ours, which counts as used then. */
    private static Optional<byte[]> load(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(bytes);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, file + " cannot be read", e);
            return Optional.empty();
        }
    }

    private static byte[] bytes(Decoded picture) {
        ByteBuffer sides = ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(picture.fullWidth())
                .putInt(picture.fullHeight());
        byte[] png = Encoder.png(picture.image());
        return ByteBuffer.allocate(sides.capacity() + png.length)
                .put(sides.flip())
                .put(png)
                .array();
    }

    private void write(Path there, String name, byte[] bytes) {
        try {
            if (!Files.isDirectory(there)) {
                Files.createDirectories(there, permissions(there, "rwx------"));
            }
            Path part = Files.createTempFile(there, "part", PART, permissions(there, "rw-------"));
            try {
                Files.write(part, bytes);
                Files.move(part, there.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            tidyNowAndThen(there, bytes.length);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "No thumbnail can be kept in " + there, e);
        }
    }

    private static FileAttribute<?>[] permissions(Path there, String which) {
        return there.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(which))}
                : new FileAttribute<?>[0];
    }

    /** With the first file, and whenever a twentieth of all that there may be was written. */
    private synchronized void tidyNowAndThen(Path there, long length) throws IOException {
        written += Math.max(BLOCK, length);
        if (written > largest / 20) {
            written = 0;
            tidy(there);
        }
    }

    /** A file as it was found. */
    private record Kept(Path file, FileTime used, long length) {
        /** None for what is gone meanwhile, and for what is not ours. */
        static Optional<Kept> of(Path file) {
            String name = file.getFileName().toString();
            if (!name.endsWith(PICTURE) && !name.endsWith(NOTE) && !name.endsWith(PART)) {
                return Optional.empty();
            }
            try {
                BasicFileAttributes said =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return Optional.of(new Kept(file, said.lastModifiedTime(), Math.max(BLOCK, said.size())))
                        .filter(kept -> !said.isDirectory());
            } catch (IOException gone) {
                // Somebody else is tidying up.
                return Optional.empty();
            }
        }
    }

    private void tidy(Path there) throws IOException {
        List<Kept> all;
        try (Stream<Path> files = Files.list(there)) {
            all = files.flatMap(file -> Kept.of(file).stream())
                    .sorted(Comparator.comparing(Kept::used))
                    .toList();
        }
        long sum = all.stream().mapToLong(Kept::length).sum();
        if (sum <= largest) {
            return;
        }
        for (Kept one : all) {
            if (sum > largest * 4 / 5) {
                Files.deleteIfExists(one.file());
                sum -= one.length();
            }
        }
    }
}
