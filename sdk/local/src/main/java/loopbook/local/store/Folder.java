package loopbook.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where things lie in a platform's folder. All of it is readable by its owner only. */
final class Folder {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private final Path root;

    private Folder(Path root) {
        this.root = root;
    }

    /**
     * Makes the folder ready.
     *
     * @throws UncheckedIOException with one clear message if it cannot be used
     */
    static Folder prepare(Path path) {
        Path wanted = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(wanted, ownerOnly("rwx------"));
            Folder folder = new Folder(wanted.toRealPath());
            for (Path below : new Path[] {folder.blobs(), folder.temporary(), folder.thumbnails()}) {
                Files.createDirectories(below, ownerOnly("rwx------"));
            }
            createFile(folder.database());
            createFile(folder.sweepMark());
            for (Path mine : new Path[] {
                folder.root(), folder.blobs(), folder.temporary(), folder.thumbnails(), folder.database()
            }) {
                closeToOthers(mine);
            }
            return folder;
        } catch (FileAlreadyExistsException e) {
            throw refused(wanted, e.getFile() + " is a file, not a folder", "name a folder", e);
        } catch (AccessDeniedException e) {
            throw refused(wanted, "no permission to write " + e.getFile(), "change its permissions", e);
        } catch (IOException e) {
            throw refused(wanted, e.toString(), "check the disk", e);
        }
    }

    /** What was there before may be open to everybody. */
    private static void closeToOthers(Path path) throws IOException {
        if (!POSIX) {
            return;
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(Files.getPosixFilePermissions(path));
        if (permissions.retainAll(OWNERS) && isOurs(path)) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    /** Only its owner may close a folder; another one's stays as he made it, and what we make in it is closed. */
    private static boolean isOurs(Path path) throws IOException {
        return Files.getOwner(path).getName().equals(System.getProperty("user.name"));
    }

    private static void createFile(Path file) throws IOException {
        if (Files.exists(file)) {
            if (!Files.isWritable(file)) {
                throw new AccessDeniedException(file.toString());
            }
            return;
        }
        try {
            // SQLite gives its side files the permissions of this one.
            Files.createFile(file, ownerOnly("rw-------"));
        } catch (FileAlreadyExistsException made) {
            if (Files.isDirectory(file)) {
                throw made;
            }
            // Another process made it between the two lines above: as good.
        }
    }

    private static UncheckedIOException refused(Path folder, String why, String advice, IOException cause) {
        return new UncheckedIOException(
                "Cannot keep a local platform in " + folder + ": " + why + ". To mend it: " + advice
                        + ", or use another folder (LOOPBOOK_HOME).",
                cause);
    }

    /** Removes a folder with all that is in it, if it is there; links are removed, not followed. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    Path root() {
        return root;
    }

    Path database() {
        return root.resolve("loopbook.db");
    }

    Path blobs() {
        return root.resolve("blobs");
    }

    /** The file that holds the bytes of this hash. */
    Path blob(String hash) {
        return blobs().resolve(hash.substring(0, 2)).resolve(hash);
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path thumbnails() {
        return root.resolve("thumbnails");
    }

    /** Its time is that of the last sweep. */
    Path sweepMark() {
        return root.resolve("swept");
    }

    Path secret() {
        return root.resolve("secret");
    }
}
