package loopbook.wire;

import java.nio.file.Path;
import java.time.Duration;
import loopbook.client.AnnotationUploadOptions;
import loopbook.client.ExportOptions;
import loopbook.client.Outcome;
import loopbook.filters.Resource;
import tools.jackson.databind.node.ObjectNode;

/** Exports of datasets, and their annotations as files. */
final class ExportCalls {
    private ExportCalls() {}

    static void in(Calls calls) {
        calls.add("datasets.export dataset.export", ExportCalls::export);
        calls.add("datasets.download_annotations dataset.download_annotations", ExportCalls::downloadAnnotations);
        calls.add("datasets.upload_annotations dataset.upload_annotations", ExportCalls::uploadAnnotations);
    }

    private static Object export(Case c) {
        return TransferCalls.dataset(c)
                .export(path(c), o -> options(c, o))
                .map(Path::toString)
                .orElse(null);
    }

    private static Path path(Case c) {
        return c.has("localPath") ? Path.of(c.text("localPath")) : c.out();
    }

    private static ExportOptions options(Case c, ExportOptions from) {
        ExportOptions o = from;
        if (c.has("filters")) {
            o = o.where(ItemsCalls.condition(c));
        }
        if (c.has("annotationFilters")) {
            o = o.annotationsWhere(
                    c.filters("annotationFilters", Resource.ANNOTATIONS).condition());
        }
        if (c.has("featureVectorFilters")) {
            o = o.vectorsWhere((ObjectNode) c.filters("featureVectorFilters", Resource.FEATURE_VECTORS)
                    .condition()
                    .query(Resource.FEATURE_VECTORS)
                    .path("filter"));
        }
        o = c.flag("includeFeatureVectors") ? o.vectors() : o;
        o = c.flag("includeAnnotations") ? o.annotations() : o;
        o = c.flag("datasetLock") ? o.lock() : o;
        o = c.has("lockTimeoutSec") ? o.lock(Duration.ofSeconds(c.number("lockTimeoutSec"))) : o;
        o = c.flag("exportSummary") ? o.summary() : o;
        return form(c, o);
    }

    private static ExportOptions form(Case c, ExportOptions o) {
        String type = c.has("exportType") ? c.text("exportType") : "json";
        String output = c.has("outputExportType") ? c.text("outputExportType") : type;
        if (type.equals("zip") && output.equals("zip")) {
            return o.packed();
        }
        if (!type.equals("json")) {
            throw ItemsCalls.none("an export of type " + type + " as " + output);
        }
        return switch (output) {
            case "json" -> o;
            case "zip" -> o.zip();
            case "folders" -> o.folders();
            default -> throw ItemsCalls.none("an export as " + output);
        };
    }

    private static Object downloadAnnotations(Case c) {
        Path folder = TransferCalls.folder(c);
        if (c.has("filters")) {
            TransferCalls.dataset(c)
                    .downloadAnnotations(ItemsCalls.condition(c), folder, o -> TransferCalls.options(c, o));
        } else {
            TransferCalls.dataset(c).downloadAnnotations(folder, o -> TransferCalls.options(c, o));
        }
        return folder.toString();
    }

    private static Object uploadAnnotations(Case c) {
        return TransferCalls.dataset(c)
                        .uploadAnnotations(path(c), o -> options(c, o))
                        .count(Outcome.CREATED)
                >= 0;
    }

    private static AnnotationUploadOptions options(Case c, AnnotationUploadOptions from) {
        // One after the other, as recorded.
        AnnotationUploadOptions one = from.workers(1);
        AnnotationUploadOptions o = c.has("filters") ? one.where(ItemsCalls.condition(c)) : one;
        o = c.flag("clean") ? o.clean() : o;
        o = c.has("remoteRootPath") ? o.remoteRoot(c.text("remoteRootPath")) : o;
        return c.text("exportVersion").equals("V2") ? o.keepExtension() : o;
    }
}
