package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import loopbook.client.Item;
import loopbook.http.Env;

/**
 * Small pictures on disk, so that a gallery does not load what it has shown before. What a file holds is told from its
 * item: its id, when it was changed, its length. Only the user may read the folder; what was not asked for longest goes
 * when the whole is too large. Trouble with it is no trouble: the picture is loaded then.
 */
final class ThumbnailCache {
    /** All together, in bytes. */
    static final long LARGEST = 200L << 20;

    private static final System.Logger LOG = System.getLogger(ThumbnailCache.class.getName());
    private static final String ENDING = ".thumbnail";
    private static final int WRITES_BETWEEN = 100;

    private final Optional<Path> folder;
    private final long largest;
    private int writes;

    /** No folder: nothing is kept. */
    ThumbnailCache(Optional<Path> folder, long largest) {
        this.folder = folder;
        this.largest = largest;
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
        return folder.flatMap(there -> name(item, size).flatMap(name -> read(there.resolve(name))));
    }

    private static Optional<Decoded> read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            int width = in.readInt();
            int height = in.readInt();
            BufferedImage image = ImageIO.read(in);
            return image == null || width <= 0 || height <= 0
                    ? Optional.empty()
                    : Optional.of(new Decoded(image, width, height));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Readers answer damaged files with either; it is written anew.
            LOG.log(System.Logger.Level.DEBUG, "The thumbnail " + file + " cannot be read", e);
            return Optional.empty();
        }
    }

    /** Keeps the picture of this item at this size. */
    void put(Item item, int size, Decoded picture) {
        folder.ifPresent(there -> name(item, size).ifPresent(name -> write(there, name, picture)));
    }

    private void write(Path there, String name, Decoded picture) {
        try {
            if (!Files.isDirectory(there)) {
                Files.createDirectories(there, permissions(there, "rwx------"));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(picture.fullWidth());
            out.writeInt(picture.fullHeight());
            out.write(Encoder.png(picture.image()));
            Path part = Files.createTempFile(there, "part", ".tmp", permissions(there, "rw-------"));
            try {
                Files.write(part, bytes.toByteArray());
                Files.move(part, there.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            tidyNowAndThen(there);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "No thumbnail can be kept in " + there, e);
        }
    }

    private static FileAttribute<?>[] permissions(Path there, String which) {
        return there.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(which))}
                : new FileAttribute<?>[0];
    }

    /** No text of the platform becomes the name of a file. None for an item that does not say when it was changed. */
    private static Optional<String> name(Item item, int size) {
        String changed = item.json().path("updatedAt").asString("");
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        String content = String.join("\n", item.id(), changed, item.size() + " " + size);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Optional.of(HexFormat.of().formatHex(digest) + ENDING);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** With the first picture, and with every hundredth. */
    private synchronized void tidyNowAndThen(Path there) throws IOException {
        if (writes++ % WRITES_BETWEEN == 0) {
            tidy(there);
        }
    }

    /** A file as it was found. */
    private record Kept(Path file, FileTime used, long length) {}

    private void tidy(Path there) throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(there)) {
            for (Path file : files.toList()) {
                all.add(new Kept(file, Files.getLastModifiedTime(file), Files.size(file)));
            }
        } catch (NoSuchFileException another) {
            // Somebody else is tidying up.
            return;
        }
        all.sort(Comparator.comparing(Kept::used));
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
