package loopbook.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import loopbook.local.store.Blob;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work behind {@code POST /datasets/{id}/export}: one file with the JSON of what a query finds, all from one state of
 * the data. A list of items, or a zip with a file for each. The file becomes a hidden item of the dataset, for a day.
 */
final class ExportWork implements LongWork {
    static final String TYPE = "ExportDatasetAsJson";

    /** Where the files lie that exports made; they go after a day. */
    static final String FOLDER = "/.dataloop/exports";

    private static final int STEP = 200;
    private static final int BUFFER = 1 << 16;
    private static final int DEFAULT_LOCK_SECONDS = 60;

    private final Store store;

    ExportWork(Store store) {
        this.store = store;
    }

    /** What is to be done, as a caller asks it; with {@code datasetLock} nobody changes the dataset meanwhile. */
    static ObjectNode spec(Tx tx, Call call, ObjectNode body) {
        String dataset = DatasetRoutes.find(tx, call.var("id")).id();
        ObjectNode spec = body.deepCopy().put("datasetId", dataset);
        Matches.of(dataset, body.get("itemsQuery"), Matches.NO_END);
        Annotated.check(body, dataset);
        String type = body.path("exportType").asString("zip");
        if (!type.equals("json") && !type.equals("zip")) {
            throw ApiError.badRequest("exportType is json or zip, not: " + type);
        }
        refuse(body.path("annotations").path("convertSemantic"), "annotations.convertSemantic (masks as files)");
        refuse(body.path("includeItemVectors"), "includeItemVectors (there are no feature vectors)");
        if (body.path("datasetLock").asBoolean(false)) {
            int seconds = body.path("lockTimeoutSec").asInt(DEFAULT_LOCK_SECONDS);
            ReadOnly.lock(tx, dataset, System.currentTimeMillis() + 1000L * seconds);
        }
        return spec;
    }

    private static void refuse(JsonNode wish, String what) {
        if (wish.asBoolean(false)) {
            throw new ApiError(501, "not served by the local platform: " + what);
        }
    }

    @Override
    public void run(Job job) {
        Path file = store.blobs().incoming("export");
        try {
            long items = job.read(tx -> write(tx, job, file));
            Blob blob = store.blobs().adopt(file);
            job.last(tx -> finish(tx, job, blob, items));
        } catch (IOException e) {
            throw new UncheckedIOException("The export could not be written: " + e.getMessage(), e);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The unfinished export could not be removed: " + e.getMessage(), e);
        }
    }

    private static boolean zip(Job job) {
        return !job.spec().path("exportType").asString("zip").equals("json");
    }

    private static long write(Tx tx, Job job, Path file) {
        ObjectNode spec = job.spec();
        Matches matches = Matches.of(spec.path("datasetId").asString(), spec.get("itemsQuery"), job.id());
        Annotated items = Annotated.of(spec, job.links());
        long all = matches.count(tx);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
                Sheet sheet = zip(job) ? new Zipped(new ZipOutputStream(out), spec) : new Listed(out)) {
            long done = 0;
            List<ItemRow> some = matches.after(tx, "", STEP);
            while (!some.isEmpty()) {
                for (ItemRow item : some) {
                    if (item.type().equals("file")) {
                        sheet.add(item, items.json(tx, item));
                        done++;
                    }
                }
                job.progress(done, all);
                job.beat();
                some = matches.after(tx, some.get(some.size() - 1).id(), STEP);
            }
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException("The export could not be written: " + e.getMessage(), e);
        }
    }

    private static boolean finish(Tx tx, Job job, Blob blob, long items) {
        String dataset =
                DatasetRoutes.find(tx, job.spec().path("datasetId").asString()).id();
        if (job.spec().path("datasetLock").asBoolean(false)) {
            ReadOnly.release(tx, dataset);
        }
        String filename = FOLDER + "/" + job.id() + (zip(job) ? ".zip" : ".json");
        String type = zip(job) ? "application/zip" : "application/json";
        ItemRow output = ReadOnly.despite(tx, dataset, () -> output(tx, dataset, filename, blob, type, job.user()));
        job.spec().put("outputItemId", output.id());
        if (job.spec().path("summary").asBoolean(false)) {
            job.spec().putObject("exportSummary").put("items", items).put("bytes", blob.size());
        }
        return true;
    }

    /** A hidden item with these bytes. */
    static ItemRow output(Tx tx, String dataset, String filename, Blob blob, String mimetype, String user) {
        Tree.directory(tx, dataset, Names.dir(filename), user);
        ObjectNode doc = Json.object();
        ObjectNode system = doc.putObject("metadata").putObject("system");
        system.put("originalname", Names.name(filename))
                .put("originalPath", filename)
                .put("size", blob.size())
                .put("encoding", "7bit")
                .put("mimetype", mimetype);
        ItemRow made = ItemDoc.create(tx.newId(), dataset, filename, "file", blob.hash(), user, doc);
        Items.insert(tx, made);
        return made;
    }

    @Override
    public void undo(Tx tx, Job job) {
        if (job.spec().path("datasetLock").asBoolean(false)) {
            ReadOnly.release(tx, job.spec().path("datasetId").asString());
        }
    }

    /** Where the items are written to. */
    private interface Sheet extends AutoCloseable {
        void add(ItemRow item, ObjectNode json) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** All in one list. */
    private static final class Listed implements Sheet {
        private final OutputStream out;
        private boolean some;

        Listed(OutputStream out) throws IOException {
            this.out = out;
            out.write('[');
        }

        @Override
        public void add(ItemRow item, ObjectNode json) throws IOException {
            if (some) {
                out.write(',');
            }
            some = true;
            out.write(Json.write(json).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() throws IOException {
            out.write(']');
        }
    }

    /** A file for each, where the item lies: {@code folder/a.json}, or in version 2 {@code folder/a.jpg.json}. */
    private static final class Zipped implements Sheet {
        private final ZipOutputStream out;
        private final boolean keepExtension;
        private final Set<String> names = new HashSet<>();

        Zipped(ZipOutputStream out, ObjectNode spec) {
            this.out = out;
            this.keepExtension = spec.path("exportVersion").asString("V1").equals("V2");
        }

        @Override
        public void add(ItemRow item, ObjectNode json) throws IOException {
            out.putNextEntry(new ZipEntry(name(item.filename().substring(1))));
            out.write(Json.write(json).getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }

        /** Two that differ only in the extension keep it, or get a number, so that none is lost. */
        private String name(String path) {
            int dot = path.lastIndexOf('.');
            boolean cut = !keepExtension && dot > path.lastIndexOf('/') + 1;
            String name = (cut ? path.substring(0, dot) : path) + ".json";
            String another = path + ".json";
            for (int number = 2; !names.add(name); number++) {
                name = another;
                another = path + " (" + number + ").json";
            }
            return name;
        }

        @Override
        public void close() throws IOException {
            out.finish();
        }
    }
}
