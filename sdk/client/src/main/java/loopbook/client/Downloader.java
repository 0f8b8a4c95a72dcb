package loopbook.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import loopbook.errors.Conflict;
import loopbook.errors.Interrupted;
import loopbook.http.Call;
import loopbook.http.Progress;

/** Saves files: {@code GET /items/{id}/stream}, resumed where it broke, renamed into place once whole. */
final class Downloader {
    private final Dataloop dl;
    private final DownloadOptions options;

    Downloader(Dataloop dl, DownloadOptions options) {
        this.dl = dl;
        this.options = options;
    }

    /** All files among these, below the folder; folders are made as needed. A negative total is unknown. */
    Download all(Iterator<Item> items, long total, Path folder) {
        Path root = options.inItemsFolder() ? folder.resolve("items") : folder;
        makeFolder(root);
        Map<Path, Item> claimed = new ConcurrentHashMap<>();
        List<Transfer> done;
        try (Progress progress = Progress.start("Downloading", total)) {
            done = Parallel.map("download", options.workers(), items, item -> {
                Transfer transfer = reported(item, root, claimed);
                progress.add(1);
                return transfer;
            });
        }
        Download download = new Download(
                done.stream().filter(transfer -> !transfer.target().isEmpty()).toList());
        return options.goesOn() ? download : download.orThrow();
    }

    private Transfer reported(Item item, Path root, Map<Path, Item> claimed) {
        try {
            item.mustBeOf(dl);
            Path target = options.isFlat() ? inside(root, item.name()) : inside(root, item.filename());
            if (item.type().equals("dir")) {
                return folder(item);
            }
            claim(item, target, claimed);
            return one(item, root, target, bytes -> {});
        } catch (Interrupted e) {
            throw e;
        } catch (RuntimeException e) {
            return Transfer.failed(item.filename(), root.toString(), Optional.of(item), e);
        }
    }

    /** Two items under one name would be a race for it, and one of them lost. */
    private static void claim(Item item, Path target, Map<Path, Item> claimed) {
        Item before = claimed.putIfAbsent(target, item);
        if (before != null && !before.equals(item)) {
            throw new Conflict(before.filename() + " and " + item.filename() + " would both become " + target);
        }
    }

    /** Folders need no file of their own. */
    private static Transfer folder(Item item) {
        return Transfer.done(item.filename(), "", Outcome.EXISTING, 0, item);
    }

    /** Where an item's name leads below the folder. Names that lead out of it are refused. */
    static Path inside(Path root, String name) {
        Path here = root;
        for (String part : name.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            boolean plain = !part.equals(".")
                    && !part.equals("..")
                    && part.chars().noneMatch(c -> c == '\\' || c == 0 || Character.isISOControl(c));
            if (!plain) {
                throw new IllegalArgumentException("'" + name + "' is no name for a file here: '" + part
                        + "' could lead out of " + root + ". Download it alone: item.download(Path.of(\"name\"))");
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
    Path alone(Item item, Path root, Path target) {
        try (Progress progress =
                Progress.start("Downloading " + item.filename(), expected(item), Progress.Unit.BYTES)) {
            return Path.of(one(item, root, target, progress::add).target());
        }
    }

    private Transfer one(Item item, Path root, Path target, LongConsumer arrived) {
        makeFolder(root);
        requireWithin(root, target);
        makeFolder(folderOf(target));
        boolean there = Files.exists(target);
        if (there && !options.replaces()) {
            return existing(item, target);
        }
        long size = dl.transport().download(stream(item), target, expected(item), arrived);
        return Transfer.done(
                item.filename(), target.toString(), there ? Outcome.OVERWRITTEN : Outcome.CREATED, size, item);
    }

    private static Transfer existing(Item item, Path target) {
        try {
            long size = Files.size(target);
            if (Files.isRegularFile(target) && (expected(item) < 0 || size == expected(item))) {
                return Transfer.done(item.filename(), target.toString(), Outcome.EXISTING, size, item);
            }
            throw new Conflict(target + " is there already, and is not " + item.filename() + " (" + size
                    + " bytes, not " + item.size() + "). To replace it: o -> o.overwrite()");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + target, e);
        }
    }

    private static long expected(Item item) {
        return item.at("metadata", "system", "size").asLong(-1);
    }

    /** An empty file has no bytes to ask for: the service may refuse any range of it. */
    static Call stream(Item item) {
        Call call = Call.get("items", item.id(), "stream").header("x-dl-sanitize", "0");
        return expected(item) == 0 ? call : call.header("Range", "bytes=0-");
    }

    /** A link in the folder must not lead out of it either; asked before any folder is made. */
    private static void requireWithin(Path root, Path target) {
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
