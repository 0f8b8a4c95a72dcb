package loopbook.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/** A folder of this machine that datasets are read from. Links are not followed: nothing outside of it is ever read. */
record ExternalFolder(Path root) {
    /** A file of it. */
    @FunctionalInterface
    interface Visitor {
        /** The file at this path of the dataset; or, with {@code trouble}, what could not be looked at. */
        void visit(String path, Path file, BasicFileAttributes attributes);
    }

    /** What could not be looked at. */
    @FunctionalInterface
    interface Trouble {
        void at(String path, IOException why);
    }

    /** The folder that this names, or a 400 that says why it cannot be one. */
    static Path check(String text, Path ours) {
        try {
            Path folder = Path.of(text);
            if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
                throw ApiError.badRequest("mountPath must be the whole path of a folder of this machine: " + text);
            }
            Path real = folder.toRealPath();
            Path own = ours.toRealPath();
            if (real.startsWith(own) || own.startsWith(real)) {
                throw ApiError.badRequest(
                        "a driver cannot read the folder in which the platform keeps its data: " + real);
            }
            return real;
        } catch (InvalidPathException | IOException e) {
            throw ApiError.badRequest("the folder " + text + " cannot be read: " + e.getMessage());
        }
    }

    /** The file of this folder at a path as datasets write it; a 404 if there is none, or it lies behind a link. */
    static Path file(Path folder, String path) throws IOException {
        Path file = folder.resolve(path.substring(1)).normalize();
        boolean inside = file.startsWith(folder) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        if (!inside || !file.toRealPath().equals(file)) {
            throw ApiError.notFound("no file " + path + " in the folder of the driver");
        }
        return file;
    }

    long count() {
        AtomicLong count = new AtomicLong();
        walk((path, file, attributes) -> count.incrementAndGet(), (path, why) -> count.incrementAndGet());
        return count.get();
    }

    /** Every file, folder by folder; our own notes in {@code .dataloop} are none. */
    void walk(Visitor visitor, Trouble trouble) {
        try {
            Files.walkFileTree(root, new Walk(visitor, trouble));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + root + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String path(Path file) {
        return "/"
                + root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final Visitor visitor;
        private final Trouble trouble;

        Walk(Visitor visitor, Trouble trouble) {
            this.visitor = visitor;
            this.trouble = trouble;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean notes = Names.hidden(path(folder));
            return notes ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                visitor.visit(path(file), file, attributes);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (file.equals(root)) {
                throw why;
            }
            trouble.at(path(file), why);
            return FileVisitResult.CONTINUE;
        }
    }
}
