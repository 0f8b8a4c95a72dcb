package loopbook.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import loopbook.errors.UnreadableAnswer;
import org.jspecify.annotations.Nullable;

/** Zip files. */
final class Zips {
    private static final int CHUNK = 1 << 16;

    private Zips() {}

    /**
     * Unpacks all of it below the folder, or nothing. Every name is looked at before anything is written: one that would
     * lead out of the folder, or that comes twice, refuses the whole file. A link in the folder is not followed out of it
     * either. All of it is unpacked beside its place and compared with its checksums, and only then moved.
     */
    static List<Path> unpack(Path zip, Path folder) {
        Downloader.makeFolder(folder);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<ZipEntry> entries = entries(file, folder);
            Path temporary = Files.createTempDirectory(folder, ".loopbook-unpacked");
            try {
                for (ZipEntry entry : entries) {
                    unpack(file, entry, Downloader.inside(temporary, entry.getName()));
                }
                return moved(entries, temporary, folder);
            } finally {
                TemporaryFile.delete(temporary);
            }
        } catch (ZipException | EOFException e) {
            throw new UnreadableAnswer("The export is damaged and was not unpacked: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack the export into " + folder, e);
        }
    }

    private static List<ZipEntry> entries(ZipFile file, Path folder) {
        List<ZipEntry> entries = new ArrayList<>();
        Set<Path> targets = new HashSet<>();
        for (ZipEntry entry : file.stream().toList()) {
            Path target = Downloader.inside(folder, entry.getName());
            Downloader.requireWithin(folder, target);
            if (!entry.isDirectory()) {
                if (!targets.add(target)) {
                    throw twice(entry, null);
                }
                entries.add(entry);
            }
        }
        return entries;
    }

    private static UnreadableAnswer twice(ZipEntry entry, @Nullable FileAlreadyExistsException cause) {
        return new UnreadableAnswer(
                "The export holds " + entry.getName() + " twice and was not unpacked: one would take the other's place."
                        + " Try o -> o.keepExtension(), or another form of export",
                cause);
    }

    private static void unpack(ZipFile file, ZipEntry entry, Path target) throws IOException {
        Downloader.makeFolder(Downloader.folderOf(target));
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(file.getInputStream(entry), sum);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            copy(in, out, "unpacking the export");
        } catch (FileAlreadyExistsException e) {
            // A disk that does not tell a from A.
            throw twice(entry, e);
        }
        if (sum.getValue() != entry.getCrc()) {
            throw new ZipException(entry.getName() + " does not have the checksum that it came with");
        }
    }

    private static List<Path> moved(List<ZipEntry> entries, Path temporary, Path folder) throws IOException {
        List<Path> moved = new ArrayList<>();
        for (ZipEntry entry : entries) {
            Path target = Downloader.inside(folder, entry.getName());
            Downloader.makeFolder(Downloader.folderOf(target));
            moved.add(Files.move(
                    Downloader.inside(temporary, entry.getName()),
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING));
        }
        return moved;
    }

    /** A zip file with this one file in it. */
    static void pack(Path file, String name, Path zip) {
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            packed.putNextEntry(new ZipEntry(name));
            copy(in, packed, "packing the export");
            packed.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + zip, e);
        }
    }

    private static void copy(InputStream in, OutputStream out, String doing) throws IOException {
        Interrupts.check(doing);
        byte[] chunk = new byte[CHUNK];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            Interrupts.check(doing);
            out.write(chunk, 0, length);
        }
    }
}
