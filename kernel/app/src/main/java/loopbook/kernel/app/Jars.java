package loopbook.kernel.app;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A copy of a class path as jars in one folder, in a fixed order: what a class data archive is made for.
 *
 * @param digest of all that the jars hold; the same jars have the same one
 */
record Jars(Path folder, List<String> names, String digest) {
    private static final int DIGITS = 12;

    /** Copies jars, and makes jars of folders of classes. */
    static Jars gather(List<Path> classPath, Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        MessageDigest digest = sha256();
        for (Path entry : classPath) {
            String name = String.format("%02d-%s", names.size(), fileName(entry));
            Path jar = folder.resolve(name);
            if (Files.isDirectory(entry)) {
                pack(entry, jar);
            } else {
                Files.copy(entry, jar);
            }
            // The archive remembers the time of each jar.
            Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(jar));
            names.add(name);
        }
        return new Jars(
                folder,
                List.copyOf(names),
                HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS));
    }

    private static String fileName(Path entry) {
        return Files.isDirectory(entry) ? "classes.jar" : entry.getFileName().toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This JDK has no SHA-256", missing);
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : files) {
                ZipEntry entry =
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/'));
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    /** Renames the folder; if the same jars are there already, those are taken. */
    Jars movedTo(Path target) throws IOException {
        try {
            Files.move(folder, target);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException same) {
            return new Jars(target, names, digest);
        } catch (FileSystemException other) {
            if (!Files.isDirectory(target)) {
                throw other;
            }
        }
        return new Jars(target, names, digest);
    }

    /** The class path as a file of arguments for {@code java @file}. */
    String argument() {
        return "-cp\n\"" + classPath().replace("\\", "\\\\") + "\"\n";
    }

    private String classPath() {
        return names.stream()
                .map(name -> folder.resolve(name).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
