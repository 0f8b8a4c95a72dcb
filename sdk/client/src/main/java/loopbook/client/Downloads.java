package loopbook.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import tools.jackson.databind.node.ObjectNode;

/** Downloads with whatever is to come beside the files: who brings the annotations, and where they go. */
final class Downloads {
    private final Dataloop dl;
    private final Optional<Dataset> dataset;
    private final DownloadOptions options;

    /** {@code dataset}: if it is in hand. */
    Downloads(Dataloop dl, Optional<Dataset> dataset, DownloadOptions options) {
        this.dl = dl;
        this.dataset = dataset;
        this.options = options;
    }

    Download all(Iterable<Item> these, Path folder) {
        Iterable<Item> narrowed = these instanceof Listing<Item> listing ? withAnnotations(listing) : these;
        long total = these instanceof Collection<?> known ? known.size() : -1;
        Iterator<Item> items = narrowed.iterator();
        if (options.formats().isEmpty() || !items.hasNext()) {
            return new Downloader(dl, options).all(items, total, folder, Downloader.NOTHING_ELSE);
        }
        Item first = items.next();
        Iterator<Item> all = Stream.concat(Stream.of(first), rest(items)).iterator();
        Optional<ObjectNode> query = narrowed instanceof Listing<Item> listing ? listing.query() : Optional.empty();
        return new Downloader(dl, options).all(all, total, folder, annotating(query, first, folder));
    }

    private static Stream<Item> rest(Iterator<Item> items) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false);
    }

    /** Those of a listing that have such annotations as are wanted. */
    private Listing<Item> withAnnotations(Listing<Item> listing) {
        return options.chosenAnnotations()
                .map(condition -> listing.changed(query -> {
                    Exporter.join(query, condition.query(Resource.ANNOTATIONS));
                    return query;
                }))
                .orElse(listing);
    }

    private Downloader.Annotating annotating(Optional<ObjectNode> query, Item first, Path folder) {
        AnnotationOutputs outputs = outputs(folder, first);
        if (query.isEmpty()) {
            return new Downloader.Annotating(Optional.of(outputs), this::listed);
        }
        exported(query.get(), first, outputs);
        return new Downloader.Annotating(Optional.of(outputs), item -> read(outputs, item));
    }

    private AnnotationOutputs outputs(Path folder, Item one) {
        Dataset held = dataset.orElse(null);
        return new AnnotationOutputs(folder, options, new Palette(() -> held == null ? one.dataset() : held));
    }

    /** One export for all of them: the platform packs the annotations of each item into a file of its own. */
    private void exported(ObjectNode query, Item one, AnnotationOutputs outputs) {
        ObjectNode order = Trees.object();
        ObjectNode items = query.deepCopy();
        items.remove("sort");
        order.set("itemsQuery", items);
        order.putObject("annotations")
                .put("include", true)
                .put("convertSemantic", options.semanticPng())
                .put("filter", options.chosenAnnotations().isPresent());
        order.put("exportVersion", options.keepsExtension() ? "V2" : "V1");
        order.set(
                "annotationsQuery",
                options.chosenAnnotations().orElseGet(Conditions::all).query(Resource.ANNOTATIONS));
        Path json = outputs.folder().resolve(AnnotationFormat.JSON.wire());
        Dataset whole = new Dataset(Trees.object().put("id", one.datasetId()), dl);
        outputs.brought(TemporaryFile.in(temporary ->
                Zips.unpack(new Exporter(whole, Optional.empty()).one(order, temporary, Optional.of(false)), json)));
    }

    private List<ObjectNode> read(AnnotationOutputs outputs, Item item) {
        return outputs.exported(item)
                .map(json -> Trees.objects(json.path("annotations")))
                .orElseGet(() -> listed(item));
    }

    private List<ObjectNode> listed(Item item) {
        Annotations annotations = item.annotations();
        Listing<Annotation> listing =
                options.chosenAnnotations().map(annotations::list).orElseGet(annotations::list);
        return listing.stream().map(Annotation::raw).toList();
    }

    /** One item to one file. */
    Path one(Item item, Path target) {
        String name = item.name() + new ItemFile(item).suffix();
        boolean sameKind = !Files.isDirectory(target)
                && !MediaTypes.extension(item.name()).isEmpty()
                && MediaTypes.extension(item.name())
                        .equalsIgnoreCase(
                                MediaTypes.extension(target.getFileName().toString()));
        Path file = sameKind ? target : Downloader.inside(target, name);
        Path root = sameKind ? Downloader.folderOf(target) : target;
        Downloader.Annotating annotating = options.formats().isEmpty()
                ? Downloader.NOTHING_ELSE
                : new Downloader.Annotating(Optional.of(outputs(root, item)), this::listed);
        return new Downloader(dl, options).alone(item, root, file, annotating);
    }
}
