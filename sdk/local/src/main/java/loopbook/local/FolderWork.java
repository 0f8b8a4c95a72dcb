package loopbook.local;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.local.store.EntityRow;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work behind {@code POST /datasets/{id}/sync}: the files of the folder behind a dataset's driver become its items.
 *
 * <p>New files come in, changed ones replace the bytes of their items, whose annotations stay. A file that is gone leaves
 * its item alone, and nothing is ever written into the folder. A second run reads only what has changed since; so one
 * that was interrupted is simply begun again. What cannot be an item ends the command as failed when all else is in.
 */
final class FolderWork implements LongWork {
    static final String TYPE = "SyncDataset";

    /** In {@code metadata.system}: which state of the file an item is. */
    static final String STAMP = "externalFile";

    private static final int STEP = 50;
    private static final long STEP_BYTES = 64L << 20;
    private static final int MOST_TOLD = 20;

    private final Store store;

    FolderWork(Store store) {
        this.store = store;
    }

    /** A 400 for a dataset that has no storage of its own, or one that this platform cannot read. */
    static ObjectNode spec(Tx tx, Call call) {
        EntityRow dataset = DatasetRoutes.find(tx, call.var("id"));
        folder(tx, dataset);
        return Json.object().put("datasetId", dataset.id()).put("driverId", driver(dataset));
    }

    /** The folder behind a dataset, or a 400. */
    static Path folder(Tx tx, EntityRow dataset) {
        String driver = driver(dataset);
        if (driver == null) {
            throw ApiError.badRequest("dataset has no external storage");
        }
        return DriverRoutes.folder(tx, driver)
                .orElseThrow(() -> ApiError.badRequest(
                        "the local platform reads folders of this machine only; the driver of dataset " + dataset.name()
                                + " is of another kind"));
    }

    /** What tells one state of a file from another. */
    static String stamp(BasicFileAttributes attributes) {
        return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
    }

    private static @Nullable String driver(EntityRow dataset) {
        return Json.text(Json.document(dataset.doc()), "driver");
    }

    @Override
    public void run(Job job) {
        String dataset = job.spec().path("datasetId").asString("");
        Path root = job.read(tx -> {
                    DatasetRoutes.find(tx, dataset);
                    return DriverRoutes.folder(tx, job.spec().path("driverId").asString(""));
                })
                .orElseThrow(() -> ApiError.badRequest("the driver is none of a folder any more"));
        ExternalFolder folder = new ExternalFolder(ExternalFolder.check(root.toString(), store.folder()));
        Pass pass = new Pass(job, dataset, folder.count());
        folder.walk(pass::file, pass::refuse);
        pass.end();
    }

    /** A file that is to become an item, with its bytes already among ours. */
    private record Taken(String path, Arrival arrival) {}

    /** One way through the folder. */
    private final class Pass {
        private final Job job;
        private final String dataset;
        private final long all;
        private final List<Taken> taken = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private long refusals;
        private long bytes;
        private long looked;

        Pass(Job job, String dataset, long all) {
            this.job = job;
            this.dataset = dataset;
            this.all = all;
        }

        void file(String given, Path file, BasicFileAttributes attributes) {
            looked++;
            try {
                String path = Names.path(given);
                String stamp = stamp(attributes);
                Optional<ItemRow> there = job.read(tx -> Items.at(tx, dataset, path));
                if (there.isPresent() && !stands(there.get(), path)) {
                    return;
                }
                if (there.map(FolderWork::stamp).orElse("").equals(stamp)) {
                    return;
                }
                take(path, file, stamp);
            } catch (ApiError e) {
                refuse(given, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                refuse(given, reason(e));
            }
            if (taken.size() >= STEP || bytes >= STEP_BYTES) {
                store();
            }
        }

        /** What somebody uploaded is not replaced by a file that happens to have its name. */
        private boolean stands(ItemRow item, String path) {
            if (!item.type().equals("file") || stamp(item).isEmpty()) {
                refuse(path, "there is an item of this path that did not come from the folder");
                return false;
            }
            return true;
        }

        private void take(String path, Path file, String stamp) throws IOException {
            Incoming copy = Incoming.copy(store.blobs(), file);
            Arrival arrival = Arrival.ofFile(job.user(), copy, path);
            arrival.system().put(STAMP, stamp);
            taken.add(new Taken(path, arrival));
            bytes += copy.blob().size();
        }

        void refuse(String path, IOException why) {
            looked++;
            refuse(path, reason(why));
        }

        private void refuse(String path, String why) {
            refusals++;
            if (refused.size() < MOST_TOLD) {
                refused.add(path + ": " + why);
            }
        }

        private void store() {
            job.progress(looked, all);
            job.read(tx -> DatasetRoutes.find(tx, dataset));
            try {
                store(taken);
            } catch (ApiError e) {
                // One of them cannot be an item, a file below a path that is an item say: the others are put one by
                // one.
                taken.forEach(this::storeOrRefuse);
            }
            taken.clear();
            bytes = 0;
        }

        private void storeOrRefuse(Taken one) {
            try {
                store(List.of(one));
            } catch (ApiError e) {
                refuse(one.path(), String.valueOf(e.getMessage()));
            }
        }

        /** All of them or none. */
        private void store(List<Taken> some) {
            job.step(tx -> {
                DatasetRoutes.find(tx, dataset);
                long came = 0;
                for (Taken one : some) {
                    Tree.Put put = Tree.put(tx, dataset, one.path(), one.arrival(), true);
                    came += put.operation().equals("created") ? 1 : 0;
                }
                count("itemsCreated", came);
                count("itemsChanged", some.size() - came);
                return true;
            });
        }

        private void count(String what, long more) {
            job.spec().put(what, job.spec().path(what).asLong(0) + more);
        }

        void end() {
            store();
            job.spec().put("filesRead", looked);
            if (refusals > 0) {
                throw ApiError.badRequest(
                        refusals + " of " + looked + " files could not become items; the others are in. "
                                + String.join("; ", refused) + (refusals > refused.size() ? "; …" : ""));
            }
        }
    }

    private static String reason(IOException why) {
        return why.getClass().getSimpleName() + " " + why.getMessage();
    }

    private static String stamp(ItemRow item) {
        JsonNode stamp =
                Json.document(item.doc()).path("metadata").path("system").path(STAMP);
        return stamp.asString("");
    }
}
