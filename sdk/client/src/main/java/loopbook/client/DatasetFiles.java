package loopbook.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import loopbook.errors.Interrupted;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import loopbook.http.Call;
import loopbook.http.Progress;
import tools.jackson.databind.node.ObjectNode;

/** What a dataset says of its items, as files, and back: exports, annotation files. */
final class DatasetFiles {
    /** The most items of one export. */
    private static final int LARGEST_EXPORT = 50_000;
    /** Of one with annotations, which weigh more. */
    private static final int LARGEST_WITH_ANNOTATIONS = 1000;

    private final Dataset dataset;

    DatasetFiles(Dataset dataset) {
        this.dataset = dataset;
    }

    private Dataloop dl() {
        return dataset.dl();
    }

    /** Exports into the folder; empty if there is nothing to export. */
    Optional<Path> export(Path folder, ExportOptions options) {
        if (Files.isRegularFile(folder)) {
            throw new IllegalArgumentException(folder + " is a file; an export goes into a folder");
        }
        Exporter exporter = new Exporter(dataset.refresh(), options.timeout());
        return below(
                folder,
                temporary -> options.form() == ExportOptions.Form.PACKED
                        ? packed(exporter, temporary, folder, options)
                        : parts(exporter, temporary, folder, options));
    }

    /** Work in a folder of its own beside the result, so that what is whole only has to change its name. */
    private static <T> T below(Path folder, Function<Path, T> work) {
        Downloader.makeFolder(folder);
        Path temporary;
        try {
            temporary = Files.createTempDirectory(folder, ".loopbook-export");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write into " + folder, e);
        }
        try {
            return work.apply(temporary);
        } finally {
            TemporaryFile.delete(temporary);
        }
    }

    private static Optional<Path> packed(Exporter exporter, Path temporary, Path folder, ExportOptions options) {
        ObjectNode order = options.order().put("exportType", "zip");
        ObjectNode query = options.itemsQuery();
        ObjectNode items = order.putObject("itemsQuery");
        items.set("filter", query.path("filter"));
        items.set("join", query.path("join") instanceof ObjectNode join ? join : Trees.object());
        Zips.unpack(exporter.one(order, temporary, Optional.empty()), folder);
        return Optional.of(folder);
    }

    private Optional<Path> parts(Exporter exporter, Path temporary, Path folder, ExportOptions options) {
        List<Path> parts = exporter.parts(options.itemsQuery(), options.order(), LARGEST_EXPORT, temporary);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        ExportedItems exported = new ExportedItems(parts);
        if (options.form() == ExportOptions.Form.FOLDERS) {
            write(exported, folder, options.keepsExtension());
            return Optional.of(folder);
        }
        String name = dataset.id() + ".json";
        Path whole = temporary.resolve(name);
        exported.writeTo(whole);
        if (options.form() == ExportOptions.Form.ZIP) {
            Path zip = temporary.resolve(name + ".zip");
            Zips.pack(whole, name, zip);
            whole = zip;
        }
        return Optional.of(moved(whole, folder));
    }

    private static Path moved(Path file, Path folder) {
        Path target = folder.resolve(file.getFileName());
        try {
            return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target, e);
        }
    }

    private static void write(ExportedItems exported, Path folder, boolean keepExtension) {
        Claims claims = new Claims();
        exported.each(json -> {
            String name = json.path("filename").asString("");
            Path file = Downloader.inside(folder, AnnotationFiles.name(name, keepExtension, ".json"));
            claims.take(file, name);
            WholeFile.write(file, AnnotationFiles.bytes(json));
            claims.written(file, name);
        });
    }

    /** The annotations of the items that match, as JSON, and in the other forms that are asked for. */
    Download annotations(Optional<Condition> condition, Path folder, DownloadOptions options) {
        long total = options.formats().isEmpty() ? -1 : total(condition);
        Dataset now = dataset.refresh();
        AnnotationOutputs outputs = new AnnotationOutputs(folder, options, new Palette(() -> now));
        List<Transfer> done = below(folder, temporary -> {
            ObjectNode query = condition.orElseGet(Conditions::all).query(Resource.ITEMS);
            Optional<ObjectNode> chosen =
                    options.chosenAnnotations().map(annotations -> annotations.query(Resource.ANNOTATIONS));
            chosen.ifPresent(annotations -> Exporter.join(query, annotations));
            ObjectNode order = Trees.object();
            order.putObject("itemsVectorQuery");
            order.putObject("annotations").put("include", true).put("convertSemantic", options.semanticPng());
            chosen.ifPresent(annotations -> order.set("annotationsQuery", annotations));
            Exporter exporter = new Exporter(now, Optional.empty());
            return written(
                    new ExportedItems(exporter.parts(query, order, LARGEST_WITH_ANNOTATIONS, temporary)),
                    outputs,
                    options,
                    total);
        });
        Download download = new Download(done);
        return options.goesOn() ? download : download.orThrow();
    }

    private long total(Optional<Condition> condition) {
        Call call = Call.post("datasets", dataset.id(), "query")
                .header("user_query", String.valueOf(condition.isPresent()));
        ObjectNode query = condition.orElseGet(Conditions::all).query(Resource.ITEMS);
        return new QuerySource(dl().transport(), call, Resource.ITEMS, query, true, Map.of("id", Order.ASC), 0)
                .at(0)
                .total();
    }

    private List<Transfer> written(
            ExportedItems exported, AnnotationOutputs outputs, DownloadOptions options, long total) {
        List<Transfer> done = new ArrayList<>();
        try (Progress progress = Progress.start("Writing annotations", total)) {
            exported.each(json -> {
                done.addAll(written(json, outputs, options));
                progress.add(1);
            });
        }
        return done;
    }

    /** The JSON is there whatever else is asked for, and holds what the platform said, field by field. */
    private List<Transfer> written(ObjectNode json, AnnotationOutputs outputs, DownloadOptions options) {
        String name = json.path("filename").asString("");
        try {
            Item item = item(json);
            List<ObjectNode> annotations = Trees.objects(json.path("annotations"));
            List<Transfer> done = new ArrayList<>();
            done.add(outputs.write(AnnotationFormat.JSON, item, AnnotationFiles.bytes(json)));
            for (AnnotationFormat format : options.formats()) {
                if (format != AnnotationFormat.JSON && !annotations.isEmpty()) {
                    done.add(outputs.write(format, item, annotations, picture(item, outputs.folder())));
                }
            }
            return done;
        } catch (Interrupted e) {
            throw e;
        } catch (RuntimeException e) {
            return List.of(Transfer.failed(name, outputs.folder().toString(), Optional.empty(), e));
        }
    }

    /** Exports call the id {@code _id} or {@code id}. */
    private Item item(ObjectNode exported) {
        ObjectNode json = exported.deepCopy();
        json.remove("annotations");
        if (!json.path("id").isString()) {
            json.set("id", json.path("_id"));
        }
        json.put(
                "name",
                json.path("name").asString(json.path("filename").asString("").replaceFirst(".*/", "")));
        return new Item(json.put("datasetId", dataset.id()), dl());
    }

    /** The item's own file, downloaded when something has to be drawn on it. */
    private Supplier<Path> picture(Item item, Path folder) {
        return () -> new Downloader(dl(), DownloadOptions.standard().overwrite())
                .alone(
                        item,
                        folder.resolve("items"),
                        Downloader.inside(folder.resolve("items"), item.filename()),
                        Downloader.NOTHING_ELSE);
    }

    /** Puts the annotations of files on the items that they belong to. */
    Upload upload(Path folder, AnnotationUploadOptions options) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder " + folder + " (" + folder.toAbsolutePath() + ")");
        }
        Items items = dataset.items();
        Listing<Item> all = options.condition().map(items::list).orElseGet(items::list);
        List<Transfer> done;
        try (Progress progress = Progress.start("Uploading annotations", -1)) {
            done = Parallel.map("annotations", options.workers(), all.iterator(), item -> {
                        Optional<Transfer> transfer =
                                options.file(folder, item).map(file -> uploaded(item, file, options));
                        progress.add(1);
                        return transfer;
                    })
                    .stream()
                    .flatMap(Optional::stream)
                    .toList();
        }
        Upload upload = new Upload(done);
        return options.goesOn() ? upload : upload.orThrow();
    }

    private static Transfer uploaded(Item item, Path file, AnnotationUploadOptions options) {
        try {
            List<ObjectNode> annotations = Trees.annotations(AnnotationFiles.read(file), file);
            if (options.cleans() && item.annotated()) {
                item.annotations().deleteAll();
            }
            item.annotations().uploadJson(annotations);
            return Transfer.done(file.toString(), item.filename(), Outcome.CREATED, Files.size(file), item);
        } catch (Interrupted e) {
            throw e;
        } catch (IOException e) {
            return Transfer.failed(
                    file.toString(), item.filename(), Optional.of(item), new UncheckedIOException(e.getMessage(), e));
        } catch (RuntimeException e) {
            return Transfer.failed(file.toString(), item.filename(), Optional.of(item), e);
        }
    }
}
