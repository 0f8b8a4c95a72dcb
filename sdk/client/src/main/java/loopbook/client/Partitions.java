package loopbook.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import loopbook.errors.FailedDependency;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Call;
import loopbook.http.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Exports in partitions: {@code POST /datasets/{id}/export/v3}, a manifest, and the files that it names. */
record Partitions(Dataloop dl, String dataset) {
    /** What the platform does first where it has not kept the dataset for such exports yet. */
    private static final String SYNC = "SyncDatasetToLanceDB";

    ExportManifest into(Path folder, ObjectNode order) {
        Command ordered = order(order);
        if (ordered.type().equalsIgnoreCase(SYNC)) {
            new Job<>(ordered, done -> done).await();
            ordered = order(order);
        }
        if (ordered.type().equalsIgnoreCase(SYNC)) {
            throw new FailedDependency("Dataset " + dataset + " is still not ready to be exported: command "
                    + ordered.id() + "; try again later");
        }
        ObjectNode spec = new Job<>(ordered, done -> done).await().spec();
        JsonNode result = spec.path("exportResult");
        String address = result.path("manifestUrl").asString("");
        if (address.isEmpty()) {
            if (result.path("totalRecords").asLong(0) > 0) {
                throw new UnreadableAnswer("The export has no manifest, though it counts " + result, null);
            }
            return new ExportManifest(List.of(), 0, version(result), Trees.object());
        }
        JsonNode manifest = dl.transport().json(below(address));
        if (!(manifest instanceof ObjectNode told)) {
            throw new UnreadableAnswer("The manifest " + address + " is no JSON object", null);
        }
        long records = told.path("statistics").path("totalRecords").asLong(0);
        return new ExportManifest(files(told, folder), records, version(result), told);
    }

    private Command order(ObjectNode order) {
        return dl.commands()
                .read(dl.transport()
                        .json(Call.post("datasets", dataset, "export", "v3").json(order)));
    }

    private static OptionalLong version(JsonNode result) {
        JsonNode version = result.path("toVersion");
        return version.isNumber() ? OptionalLong.of(version.asLong()) : OptionalLong.empty();
    }

    /** Only what lies on the platform itself is asked for: our token goes nowhere else. */
    private static Call below(String address) {
        return Call.get(Command.path(address)
                .orElseThrow(() ->
                        new UnreadableAnswer("An export names the address " + address + ", which is no call", null)));
    }

    private List<Path> files(ObjectNode manifest, Path folder) {
        List<ObjectNode> told = Trees.rows(manifest.path("files"), "files in the manifest of an export");
        Downloader.makeFolder(folder);
        List<Path> files = new ArrayList<>();
        try (Progress progress = Progress.start("Downloading partitions", told.size())) {
            for (ObjectNode one : told) {
                Path file = Downloader.inside(folder, one.path("filename").asString(""));
                if (file.equals(folder) || files.contains(file)) {
                    throw new UnreadableAnswer("An export names no file, or one twice: " + one, null);
                }
                String checksum = one.path("checksum").asString("");
                dl.transport()
                        .download(
                                below(one.path("path").asString("")),
                                file,
                                one.path("size").asLong(-1),
                                checksum.isEmpty() ? null : checksum,
                                bytes -> {});
                files.add(file);
                progress.add(1);
            }
        }
        return files;
    }
}
