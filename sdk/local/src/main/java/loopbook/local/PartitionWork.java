package loopbook.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import loopbook.local.store.Blob;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work behind {@code POST /datasets/{id}/export/v3}: items with their annotations, a line of JSON each, in several
 * files, and a manifest that names them with their checksums. All of them are hidden items of the dataset, for a day.
 */
final class PartitionWork implements LongWork {
    static final String TYPE = "ExportDatasetV3";
    private static final int MOST = 100;
    private static final int STEP = 200;

    private final Store store;

    PartitionWork(Store store) {
        this.store = store;
    }

    /** A file that is written, and what is known of it. */
    private record Part(Path file, OutputStream out, MessageDigest digest) {
        static Part in(Path file) throws IOException {
            try {
                MessageDigest md5 = MessageDigest.getInstance("MD5");
                OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), md5);
                return new Part(file, out, md5);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has MD5", e);
            }
        }

        Made made(Store store) throws IOException {
            out.close();
            String checksum = Base64.getEncoder().encodeToString(digest.digest());
            return new Made(store.blobs().adopt(file), checksum);
        }
    }

    /** A file that is whole. */
    private record Made(Blob blob, String checksum) {}

    static ObjectNode spec(Tx tx, Call call, ObjectNode body) {
        String dataset = DatasetRoutes.find(tx, call.var("id")).id();
        if (!body.path("mode").asString("full").equals("full")) {
            throw new ApiError(501, "not served by the local platform: mode " + body.path("mode") + " of export/v3");
        } else if (!body.path("format").asString("ndjson").equals("ndjson")) {
            throw ApiError.badRequest("format is ndjson, not: " + body.path("format"));
        }
        JsonNode count = body.path("partitionCount");
        boolean told = !count.isMissingNode() && !count.isNull();
        if (told && (!count.isIntegralNumber() || count.asInt() < 1 || count.asInt() > MOST)) {
            throw ApiError.badRequest("partitionCount must be a whole number from 1 to " + MOST + ", not " + count);
        }
        ObjectNode spec = body.deepCopy().put("datasetId", dataset);
        matches(spec, Matches.NO_END);
        return spec;
    }

    private static Matches matches(ObjectNode spec, String until) {
        JsonNode query = spec.path("filters").path("itemsQuery");
        ObjectNode whole = query instanceof ObjectNode given ? given.deepCopy() : Json.object();
        if (!whole.has("filter")) {
            ArrayNode and = whole.putObject("filter").putArray("$and");
            and.addObject().put("hidden", false);
            and.addObject().put("type", "file");
        }
        return Matches.of(spec.path("datasetId").asString(), whole, until);
    }

    @Override
    public void run(Job job) {
        int count = job.spec().path("partitionCount").asInt(1);
        List<Part> parts = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                parts.add(Part.in(store.blobs().incoming("partition")));
            }
            long records = job.read(tx -> write(tx, job, parts));
            List<Made> made = new ArrayList<>();
            for (Part part : parts) {
                made.add(part.made(store));
            }
            job.last(tx -> finish(tx, job, made, records));
        } catch (IOException e) {
            throw new UncheckedIOException("The export could not be written: " + e.getMessage(), e);
        } finally {
            parts.forEach(PartitionWork::drop);
        }
    }

    private static void drop(Part part) {
        try {
            part.out().close();
            Files.deleteIfExists(part.file());
        } catch (IOException e) {
            throw new UncheckedIOException("The unfinished export could not be removed: " + e.getMessage(), e);
        }
    }

    /** One file after the other gets the next item, so that they are of one length. */
    private static long write(Tx tx, Job job, List<Part> parts) {
        Matches matches = matches(job.spec(), job.id());
        Annotated items = Annotated.of(Json.object(), job.links());
        long all = matches.count(tx);
        long done = 0;
        try {
            List<ItemRow> some = matches.after(tx, "", STEP);
            while (!some.isEmpty()) {
                for (ItemRow item : some) {
                    if (item.type().equals("file")) {
                        String line = Json.write(items.json(tx, item)) + "\n";
                        parts.get((int) (done % parts.size())).out().write(line.getBytes(StandardCharsets.UTF_8));
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

    private boolean finish(Tx tx, Job job, List<Made> made, long records) {
        String dataset =
                DatasetRoutes.find(tx, job.spec().path("datasetId").asString()).id();
        ArrayNode files = Json.array();
        for (Made one : made) {
            String name = "part-" + files.size() + ".ndjson";
            files.add(file(tx, job, dataset, name, one.blob()).put("checksum", one.checksum()));
        }
        ObjectNode manifest = manifest(job, made, records).put("datasetId", dataset);
        manifest.set("files", files);
        try {
            Blob blob = store.blobs().put(Json.write(manifest).getBytes(StandardCharsets.UTF_8));
            JsonNode url = file(tx, job, dataset, "manifest.json", blob).path("path");
            ObjectNode result = job.spec().putObject("exportResult");
            result.put("totalRecords", records).put("mode", "full").set("manifestUrl", url);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The manifest could not be written: " + e.getMessage(), e);
        }
    }

    private static ObjectNode manifest(Job job, List<Made> made, long records) {
        long bytes = made.stream().mapToLong(one -> one.blob().size()).sum();
        ObjectNode manifest = Json.object()
                .put("manifestVersion", "1.0")
                .put("exportId", job.id())
                .put("exportedAt", Instant.now().toString())
                .put("format", "ndjson");
        manifest.putObject("partitioning").put("partitionCount", made.size());
        manifest.putObject("statistics")
                .put("totalRecords", records)
                .put("totalBytes", bytes)
                .put("fileCount", made.size());
        return manifest;
    }

    private static ObjectNode file(Tx tx, Job job, String dataset, String name, Blob blob) {
        String filename = ExportWork.FOLDER + "/" + job.id() + "/" + name;
        String type = name.endsWith(".ndjson") ? "application/x-ndjson" : "application/json";
        ItemRow item =
                ReadOnly.despite(tx, dataset, () -> ExportWork.output(tx, dataset, filename, blob, type, job.user()));
        return Json.object()
                .put("filename", name)
                .put("path", job.links().item(item.id()) + "/stream")
                .put("size", blob.size())
                .put("format", "ndjson")
                .put("compression", "none");
    }
}
