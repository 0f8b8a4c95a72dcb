package loopbook.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what broken uploads left, and blobs and thumbnails of what no item names any more: if older than six hours, so
 * that no upload under way loses its bytes. While a {@link Keep} is open, blobs stay. Looks at a few files at a time, and
 * holds writers off only for those that are to go.
 */
final class Sweep {
    private static final Duration OLD = Duration.ofHours(6);
    private static final Duration BETWEEN = Duration.ofDays(1);
    private static final int SOME = 100;

    /** How a blob is called in the folder of temporary files while it is decided what becomes of it. */
    private static final String ASIDE = "swept-";

    private final Store store;
    private final Folder folder;

    Sweep(Store store, Folder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Whether nobody swept this folder since yesterday. */
    boolean isDue() throws IOException {
        Instant last = Files.getLastModifiedTime(folder.sweepMark()).toInstant();
        return last.isBefore(Instant.now().minus(BETWEEN));
    }

    /** Returns how many files went; ends early when the store is closed. */
    int run() throws IOException {
        Files.setLastModifiedTime(folder.sweepMark(), FileTime.from(Instant.now()));
        bringBack();
        int swept = each(
                folder.temporary(), old -> old.stream().filter(Sweep::remove).count());
        try (DirectoryStream<Path> hashes = Files.newDirectoryStream(folder.blobs(), Files::isDirectory)) {
            for (Path hash : hashes) {
                swept += each(hash, this::blobs);
            }
        }
        return swept
                + each(
                        folder.thumbnails(),
                        old -> unnamed(old).stream().filter(Sweep::remove).count());
    }

    /** What becomes of some old files: says how many of them went. */
    private interface Fate {
        long of(List<Path> old) throws IOException;
    }

    private int each(Path directory, Fate fate) throws IOException {
        int gone = 0;
        List<Path> some = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, Files::isRegularFile)) {
            for (Path file : files) {
                if (store.isClosed()) {
                    return gone;
                }
                if (isOld(file)) {
                    some.add(file);
                }
                if (some.size() == SOME) {
                    gone += (int) fate.of(some);
                    some.clear();
                }
            }
        }
        return gone + (int) fate.of(some);
    }

    private long blobs(List<Path> old) {
        List<Path> unnamed = unnamed(old);
        if (unnamed.isEmpty()) {
            return 0;
        }
        // Under the write lock, so that no row that names one of them can appear meanwhile.
        return store.write(tx -> Keep.isOpen(folder)
                ? 0
                : unnamed.stream()
                        .filter(file -> !isNamed(tx, file) && take(file))
                        .count());
    }

    private List<Path> unnamed(List<Path> files) {
        return files.isEmpty()
                ? List.of()
                : store.read(
                        tx -> files.stream().filter(file -> !isNamed(tx, file)).toList());
    }

    private static boolean isNamed(Tx tx, Path file) {
        // A thumbnail has an extension.
        String hash = file.getFileName().toString().split("\\.", 2)[0];
        return tx.number("SELECT EXISTS (SELECT 1 FROM items WHERE blob = ?)", List.of(hash)) > 0;
    }

    /**
     * An upload of the same bytes may be about to make the blob young again, before its row is written. So it is taken
     * aside first, where no upload finds it, and comes back if it is young by now.
     */
    private boolean take(Path blob) {
        Path aside = folder.temporary().resolve(ASIDE + blob.getFileName());
        try {
            Files.move(blob, aside, StandardCopyOption.ATOMIC_MOVE);
            if (isOld(aside)) {
                return Files.deleteIfExists(aside);
            }
            Files.move(aside, blob, StandardCopyOption.ATOMIC_MOVE);
            return false;
        } catch (NoSuchFileException e) {
            // Somebody else took it.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the unused file " + blob + ": " + e.getMessage(), e);
        }
    }

    /** What a process that died had taken aside goes back to its place: whether anybody needs it is asked anew. */
    private void bringBack() throws IOException {
        List<Path> left = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.temporary(), ASIDE + "*")) {
            files.forEach(left::add);
        }
        if (!left.isEmpty()) {
            // Under the write lock nobody is about to decide.
            store.write(tx -> left.stream().filter(this::bringBack).count());
        }
    }

    private boolean bringBack(Path aside) {
        String hash = aside.getFileName().toString().substring(ASIDE.length());
        try {
            Files.move(aside, folder.blob(hash), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot put the file " + aside + " back: " + e.getMessage(), e);
        }
    }

    private static boolean remove(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the unused file " + file + ": " + e.getMessage(), e);
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
