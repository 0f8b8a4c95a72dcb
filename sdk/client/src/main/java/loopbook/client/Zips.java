package loopbook.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Zip files. */
final class Zips {
    private Zips() {}

    /**
     * Unpacks all of it below the folder. Every name is looked at before anything is written: one that would lead out of
     * the folder refuses the whole file. A link in the folder is not followed out of it either.
     */
    static List<Path> unpack(Path zip, Path folder) {
        Downloader.makeFolder(folder);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<ZipEntry> entries = new ArrayList<>();
            for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                Downloader.inside(folder, entry.getName());
                entries.add(entry);
            }
            List<Path> written = new ArrayList<>();
            for (ZipEntry entry : entries) {
                if (!entry.isDirectory()) {
                    Path target = Downloader.inside(folder, entry.getName());
                    Downloader.requireWithin(folder, target);
                    written.add(unpack(file, entry, target));
                }
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack the export into " + folder, e);
        }
    }

    private static Path unpack(ZipFile file, ZipEntry entry, Path target) throws IOException {
        Downloader.makeFolder(Downloader.folderOf(target));
        try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }

    /** A zip file with this one file in it. */
    static void pack(Path file, String name, Path zip) {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            packed.putNextEntry(new ZipEntry(name));
            Files.copy(file, packed);
            packed.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + zip, e);
        }
    }
}
