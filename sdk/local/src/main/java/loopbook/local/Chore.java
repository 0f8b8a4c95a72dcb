package loopbook.local;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import loopbook.local.store.Backup;
import loopbook.local.store.Store;
import loopbook.local.store.StoreFailed;
import tools.jackson.databind.node.ObjectNode;

/** What {@code scripts/platform} does with a folder besides serving it: one line of JSON says what came of it. */
enum Chore {
    /** A copy of all data in a new folder. */
    BACKUP {
        @Override
        ObjectNode run(Path data, List<String> named) {
            try (Store store = open(data)) {
                Backup backup = store.backup(Path.of(one(named, "where to")));
                ObjectNode said = Json.object()
                        .put("backup", backup.folder().toString())
                        .put("files", backup.files())
                        .put("bytes", backup.bytes());
                backup.missing().forEach(said.putArray("missing")::add);
                return said;
            }
        }
    },
    /** Removes bytes that no item names any more, if older than six hours and no backup is being made. */
    GC {
        @Override
        ObjectNode run(Path data, List<String> named) {
            if (!named.isEmpty()) {
                throw new IllegalArgumentException("what is '" + named.get(0) + "'?");
            }
            try (Store store = open(data)) {
                return Json.object().put("removed", store.sweepNow());
            }
        }
    },
    /** Removes all data, for ever; the folder must be named. */
    RESET {
        @Override
        ObjectNode run(Path data, List<String> named) {
            Path folder = Path.of(one(named, "which folder")).toAbsolutePath().normalize();
            boolean gone = Store.reset(folder);
            return Json.object().put("reset", folder.toString()).put("folderRemoved", gone);
        }
    };

    abstract ObjectNode run(Path data, List<String> named);

    static List<String> names() {
        return Arrays.stream(values()).map(Chore::word).toList();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing is made where there is nothing. */
    private static Store open(Path data) {
        if (!Files.isRegularFile(data.resolve("loopbook.db"))) {
            throw new IllegalStateException("There are no data of a local platform in " + data + ".");
        }
        return Store.open(data);
    }

    private static String one(List<String> named, String what) {
        if (named.size() != 1) {
            throw new IllegalArgumentException("say " + what + ", and nothing else");
        }
        return named.get(0);
    }

    /**
     * Does it; returns the exit code: 2 for bad arguments, 1 if it could not be done or bytes were missing.
     *
     * @param args the word, what it is about, and {@code --data} with a folder
     * @param folder where the data are if the arguments do not say
     */
    static int run(List<String> args, Path folder) {
        Chore chore = valueOf(args.get(0).toUpperCase(Locale.ROOT));
        List<String> named = new ArrayList<>(args.subList(1, args.size()));
        try {
            int option = named.indexOf("--data");
            Path data = folder;
            if (option >= 0 && option + 1 < named.size() && chore != RESET) {
                data = Path.of(named.remove(option + 1));
                named.remove(option);
            }
            for (String one : named) {
                if (one.startsWith("-")) {
                    throw new IllegalArgumentException("what is '" + one + "'?");
                }
            }
            ObjectNode said = chore.run(data, named);
            System.out.println(Json.write(said));
            return said.path("missing").isEmpty() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println("platform: " + e.getMessage() + " (-h explains)");
            return 2;
        } catch (IllegalStateException | StoreFailed | UncheckedIOException e) {
            System.err.println("platform: " + e.getMessage());
            return 1;
        }
    }
}
