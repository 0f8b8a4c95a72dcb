package loopbook.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import loopbook.errors.Conflict;
import loopbook.errors.Interrupted;
import loopbook.http.Progress;
import tools.jackson.databind.node.ObjectNode;

/** Saves files: {@code GET /items/{id}/stream}, resumed where it broke, renamed into place once whole. */
final class Downloader {
    /** For files without annotations beside them. */
    static final Annotating NOTHING_ELSE = new Annotating(Optional.empty(), item -> List.of());

    private static final String ALONE = "Save it under a name of your own: Files.copy(item.stream(), Path.of(\"…\"))";

    private final Dataloop dl;
    private final DownloadOptions options;
    private final Claims claims = new Claims();

    Downloader(Dataloop dl, DownloadOptions options) {
        this.dl = dl;
        this.options = options;
    }

    /** All files among these, below the folder; folders are made as needed. A negative total is unknown. */
    Download all(Iterator<Item> items, long total, Path folder, Annotating annotating) {
        Path root = options.inItemsFolder() ? folder.resolve("items") : folder;
        makeFolder(root);
        List<Transfer> done;
        try (Progress progress = Progress.start("Downloading", total)) {
            done = Parallel.map("download", options.workers(), items, item -> {
                Transfer transfer = reported(item, root, annotating);
                progress.add(1);
                return transfer;
            });
        }
        Download download = new Download(
                done.stream().filter(transfer -> !transfer.target().isEmpty()).toList());
        return options.goesOn() ? download : download.orThrow();
    }

    private Transfer reported(Item item, Path root, Annotating annotating) {
        try {
            item.mustBeOf(dl);
            if (item.type().equals("dir")) {
                return folder(item);
            }
            String name = (options.isFlat() ? item.name() : item.filename()) + new ItemFile(item).suffix();
            Transfer transfer = one(item, root, inside(root, name), bytes -> {});
            annotating.write(item, Path.of(transfer.target()));
            return transfer;
        } catch (Interrupted e) {
            throw e;
        } catch (RuntimeException e) {
            return Transfer.failed(item.filename(), root.toString(), Optional.of(item), e);
        }
    }

    /** Folders need no file of their own. */
    private static Transfer folder(Item item) {
        return Transfer.done(item.filename(), "", Outcome.EXISTING, 0, item);
    }

    /** What else is written for an item that is annotated. */
    static final class Annotating {
        private final Optional<AnnotationOutputs> outputs;
        private final AnnotationSource source;

        Annotating(Optional<AnnotationOutputs> outputs, AnnotationSource source) {
            this.outputs = outputs;
            this.source = source;
        }

        void write(Item item, Path picture) {
            if (outputs.isPresent() && item.annotated()) {
                outputs.get().write(item, source.of(item), () -> picture);
            }
        }
    }

    /** Where the annotations of an item come from. */
    @FunctionalInterface
    interface AnnotationSource {
        List<ObjectNode> of(Item item);
    }

    /** Whether no part of this name can mean anything but itself. */
    static boolean isPlain(String name) {
        return name.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c))
                && Stream.of(name.split("/")).noneMatch(part -> part.equals(".") || part.equals(".."));
    }

    /** Where an item's name leads below the folder. Names that lead out of it are refused. */
    static Path inside(Path root, String name) {
        Path here = root;
        for (String part : name.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            if (!isPlain(part)) {
                throw new IllegalArgumentException("'" + name + "' is no name for a file here: '" + part
                        + "' could lead out of " + root + ". " + ALONE);
            }
            try {
                here = here.resolve(part);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("'" + name + "' is no name for a file here: " + e.getReason(), e);
            }
        }
        if (here.equals(root)) {
            throw new IllegalArgumentException("An item without a name cannot be saved below " + root);
        }
        return here;
    }

    /** One item to one file, with its own progress. */
    Path alone(Item item, Path root, Path target, Annotating annotating) {
        Path file;
        try (Progress progress =
                Progress.start("Downloading " + item.filename(), new ItemFile(item).size(), Progress.Unit.BYTES)) {
            file = Path.of(one(item, root, target, progress::add).target());
        }
        annotating.write(item, file);
        return file;
    }

    private Transfer one(Item item, Path root, Path target, LongConsumer arrived) {
        makeFolder(root);
        requireWithin(root, target);
        makeFolder(folderOf(target));
        requireName(target, item.filename());
        claims.take(target, item.filename());
        boolean there = Files.exists(target);
        if (there && !options.replaces()) {
            return existing(item, target);
        }
        long size = new ItemFile(item).save(target, arrived);
        claims.written(target, item.filename());
        return Transfer.done(
                item.filename(), target.toString(), there ? Outcome.OVERWRITTEN : Outcome.CREATED, size, item);
    }

    /** Asked before anything is fetched: a name may be too long for this disk, though not for the platform. */
    private static void requireName(Path target, String name) {
        try {
            Files.readAttributes(target, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            // As it should be.
        } catch (FileSystemException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name for a file here: " + e.getReason() + ". " + ALONE, e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + target, e);
        }
    }

    private static Transfer existing(Item item, Path target) {
        try {
            long size = Files.size(target);
            long expected = new ItemFile(item).size();
            if (Files.isRegularFile(target) && (expected < 0 || size == expected)) {
                return Transfer.done(item.filename(), target.toString(), Outcome.EXISTING, size, item);
            }
            throw new Conflict(target + " is there already, and is not " + item.filename() + " (" + size
                    + " bytes, not " + expected + "). To replace it: o -> o.overwrite()");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + target, e);
        }
    }

    /** A link in the folder must not lead out of it either; asked before any folder is made. */
    static void requireWithin(Path root, Path target) {
        try {
            Path existing = folderOf(target);
            while (Files.notExists(existing, LinkOption.NOFOLLOW_LINKS)) {
                existing = folderOf(existing);
            }
            Path parent = existing.toRealPath();
            if (!parent.startsWith(root.toRealPath())) {
                throw new IllegalArgumentException(target + " leads out of " + root + " through a link, to " + parent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at the folder of " + target, e);
        }
    }

    /** The folder that a file is in, or would be. */
    static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " is no file");
        }
        return parent;
    }

    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder, e);
        }
    }
}
