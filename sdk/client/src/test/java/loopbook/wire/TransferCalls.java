package loopbook.wire;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loopbook.client.AnnotationFormat;
import loopbook.client.Bound;
import loopbook.client.Dataset;
import loopbook.client.Download;
import loopbook.client.DownloadOptions;
import loopbook.client.GisFile;
import loopbook.client.Item;
import loopbook.client.JsonFile;
import loopbook.client.Link;
import loopbook.client.NewItem;
import loopbook.client.Upload;
import loopbook.client.UploadOptions;
import loopbook.filters.Resource;
import loopbook.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Uploads and downloads in all their forms. */
final class TransferCalls {
    /** The recipe of the dataset that every case of the sheet is about. */
    private static final String RECIPE = "64a1f0c2d4e5b6a7c8d9e0a1";

    private TransferCalls() {}

    static void in(Calls calls) {
        calls.add("items.upload", TransferCalls::upload);
        calls.add("items.download item.download", TransferCalls::download);
        ExportCalls.in(calls);
    }

    private static @Nullable Object upload(Case c) {
        JsonNode what = c.arg("localPath");
        boolean many = what.isArray();
        List<JsonNode> members = many ? what.valueStream().toList() : List.of(what);
        List<NewItem> items = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            int number = i;
            JsonNode member = members.get(i);
            if (member.isString() && isFolder(c, member.asString()) && !many) {
                Upload upload = c.items().uploadAll(c.file(member.asString()), o -> options(c, o, -1));
                return upload.items().stream().map(Item::filename).toList();
            }
            items.add(newItem(c, member).with(o -> options(c, o, many ? number : -1)));
        }
        if (!many) {
            Item item = c.items().upload(items.get(0));
            return c.flag("returnAsList") ? List.of(item.filename()) : item;
        }
        Upload upload = c.items().uploadEach(items, o -> o);
        return upload.items().stream().map(Item::filename).toList();
    }

    private static boolean isFolder(Case c, String path) {
        return path.endsWith("*") || (!path.contains("://") && Files.isDirectory(c.file(path)));
    }

    private static NewItem newItem(Case c, JsonNode what) {
        if (what.isString()) {
            String path = what.asString();
            return path.startsWith("http")
                    ? NewItem.url(java.net.URI.create(path))
                    : path.contains("://") ? NewItem.external(path) : NewItem.file(c.file(path));
        }
        if (what.has("buffer") || what.has("bytes")) {
            String content = what.path("buffer").asString(what.path("bytes").asString(""));
            return NewItem.bytes(
                    content.getBytes(StandardCharsets.UTF_8),
                    named(c, what.path("name").asString("")));
        }
        if (what.has("array")) {
            return NewItem.picture(picture(what), named(c, ""));
        }
        return NewItem.json(jsonFile(c, what));
    }

    private static String named(Case c, String own) {
        String name = c.has("remoteName") ? c.text("remoteName") : own;
        if (name.isEmpty()) {
            throw ItemsCalls.none("bytes and pictures are uploaded under a name");
        }
        return name;
    }

    private static BufferedImage picture(JsonNode told) {
        BufferedImage picture = new BufferedImage(
                told.path("array").path(1).asInt(), told.path("array").path(0).asInt(), BufferedImage.TYPE_INT_RGB);
        int grey = told.path("fill").asInt(0);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        return picture;
    }

    private static JsonFile jsonFile(Case c, JsonNode what) {
        if (what.path("urlLink") instanceof ObjectNode told) {
            return link(Link.url(told.path("ref").asString()), told);
        } else if (what.path("itemLink") instanceof ObjectNode told) {
            return link(Link.item(told.path("ref").asString()), told);
        } else if (what.has("item")) {
            return Link.item(c.item(what.path("item").asString()));
        } else if (what.path("gisItem") instanceof ObjectNode told) {
            return map(told);
        }
        if (what.path("promptItem") instanceof ObjectNode told) {
            return prompt(told);
        }
        throw ItemsCalls.none(what + " is nothing that can be uploaded");
    }

    /** Whoever knows another kind of file that the platform understands can upload it. */
    private static JsonFile prompt(ObjectNode told) {
        ObjectNode json = Json.object().put("shebang", "dataloop");
        json.putObject("metadata").put("dltype", "prompt");
        ObjectNode prompts = json.putObject("prompts");
        for (JsonNode message : told.path("messages")) {
            var prompt = prompts.putArray(String.valueOf(prompts.size() + 1));
            message.path("content").forEach(prompt::add);
            prompt.addObject()
                    .put("mimetype", "metadata")
                    .putObject("value")
                    .put("role", message.path("role").asString(""));
        }
        return new JsonFile() {
            @Override
            public String fileName() {
                return told.path("name").asString("") + ".json";
            }

            @Override
            public ObjectNode json() {
                return json.deepCopy();
            }
        };
    }

    private static Link link(Link link, ObjectNode told) {
        Link named = told.has("name") ? link.name(told.path("name").asString()) : link;
        Link typed = told.has("mimetype") ? named.mimetype(told.path("mimetype").asString()) : named;
        return told.has("datasetId") ? typed.datasetId(told.path("datasetId").asString()) : typed;
    }

    private static GisFile map(ObjectNode told) {
        JsonNode layer = told.path("layer");
        GisFile map = GisFile.of(
                told.path("name").asString(""),
                told.path("epsg").asString(""),
                layer.path("name").asString(""),
                layer.path("type").asString(""),
                layer.path("url").asString(""));
        for (JsonNode more : told.path("optionalLayers")) {
            map = map.optionalLayer(
                    more.path("name").asString(""),
                    more.path("type").asString(""),
                    more.path("url").asString(""));
        }
        map = told.has("zoom") ? map.zoom(told.path("zoom").asDouble()) : map;
        map = told.has("minZoom") ? map.minZoom(told.path("minZoom").asDouble()) : map;
        map = told.has("maxZoom") ? map.maxZoom(told.path("maxZoom").asDouble()) : map;
        map = told.has("bounds") ? map.bounds(told.path("bounds")) : map;
        return told.has("aoi") ? map.aoi(told.path("aoi")) : map;
    }

    /** The member of a list argument for one of several, or the argument itself. */
    private static JsonNode of(Case c, String name, int number) {
        JsonNode arg = c.arg(name);
        return number >= 0 && arg.isArray() ? arg.path(number) : arg;
    }

    private static UploadOptions options(Case c, UploadOptions from, int number) {
        UploadOptions o = from;
        if (c.has("remotePath")) {
            o = c.arg("remotePath").isNull()
                    ? o.bucketPath()
                    : o.remotePath(of(c, "remotePath", number).asString());
        }
        if (of(c, "remoteName", number).isString()) {
            o = o.remoteName(of(c, "remoteName", number).asString());
        }
        if (of(c, "localAnnotationsPath", number).isString()) {
            o = o.annotations(c.file(of(c, "localAnnotationsPath", number).asString()));
        }
        JsonNode metadata = of(c, "itemMetadata", number);
        if (metadata instanceof ObjectNode given) {
            o = o.metadata(given);
        } else if (metadata.asString("").toLowerCase(java.util.Locale.ROOT).equals("from_json")) {
            o = o.metadataFromAnnotations();
        } else if (!metadata.isMissingNode() && !metadata.isNull()) {
            throw ItemsCalls.none("metadata is a map");
        }
        if (of(c, "itemDescription", number).isString()) {
            o = o.description(of(c, "itemDescription", number).asString());
        }
        if (c.has("fileTypes")) {
            if (!c.arg("fileTypes").isArray()) {
                throw ItemsCalls.none("types are a list");
            }
            o = o.types(c.texts("fileTypes").toArray(String[]::new));
        }
        o = c.flag("overwrite") ? o.overwrite() : o;
        return c.text("exportVersion").equals("V2") ? o.keepExtension() : o;
    }

    static DownloadOptions options(Case c, DownloadOptions from) {
        DownloadOptions o = from;
        if (!c.has("toItemsFolder") || c.flag("toItemsFolder")) {
            o = o.itemsFolder();
        }
        if (c.has("withoutRelativePath") && !c.arg("withoutRelativePath").isNull()) {
            o = o.flat();
        }
        if (c.has("annotationOptions")) {
            o = o.annotations(c.texts("annotationOptions").stream()
                    .map(TransferCalls::format)
                    .toArray(AnnotationFormat[]::new));
        }
        if (c.has("annotationFilters")) {
            o = o.annotationsWhere(
                    c.filters("annotationFilters", Resource.ANNOTATIONS).condition());
        }
        o = o.drawing(d -> {
            loopbook.drawing.DrawingOptions drawn = c.has("thickness") ? d.thickness(c.number("thickness")) : d;
            drawn = c.has("alpha") ? drawn.alpha(c.arg("alpha").asDouble()) : drawn;
            return c.has("withText") ? drawn.text(c.flag("withText")) : drawn;
        });
        o = c.flag("exportPngFiles") ? o.exportPng() : o;
        o = c.flag("overwrite") ? o.overwrite() : o;
        return c.text("exportVersion").equals("V2") ? o.keepExtension() : o;
    }

    private static AnnotationFormat format(String wire) {
        return Stream.of(AnnotationFormat.values())
                .filter(format -> format.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> ItemsCalls.none("annotations are not written as " + wire));
    }

    private static @Nullable Object download(Case c) throws IOException {
        if (c.has("item")) {
            return one(c, ItemsCalls.item(c));
        }
        Path folder = folder(c);
        if (!c.has("items")) {
            return paths(
                    c,
                    c.has("filters")
                            ? c.items().download(ItemsCalls.condition(c), folder, o -> options(c, o))
                            : c.items().download(loopbook.filters.Conditions.all(), folder, o -> options(c, o)));
        }
        List<Item> items = c.texts("items").stream()
                .map(id -> c.recorded().path("inHand").has("item:" + id)
                        ? c.item(id)
                        : c.dl().items().byId(id))
                .toList();
        leaveWhatWasThere(c, items);
        return paths(c, dataset(c).items().download(items, folder, o -> options(c, o)));
    }

    static Path folder(Case c) {
        if (c.text("localPath").isEmpty()) {
            throw ItemsCalls.none("a download says where to");
        }
        return Path.of(c.text("localPath"));
    }

    /** A case without requests is about a file that was there before. */
    private static void leaveWhatWasThere(Case c, List<Item> items) throws IOException {
        if (c.recorded().path("exchanges").isEmpty()
                && !c.recorded().path("files").isEmpty()) {
            for (Item item : items) {
                Path file = Path.of(c.recorded().path("result").path("value").asString());
                Files.createDirectories(file.getParent());
                Files.write(file, new byte[(int) item.size()]);
            }
        }
    }

    private static @Nullable Object one(Case c, Item item) {
        if (c.has("saveLocally") && !c.flag("saveLocally")) {
            if (c.flag("toArray")) {
                BufferedImage image = item.image();
                return Map.of(
                        "array",
                        List.of(
                                image.getHeight(),
                                image.getWidth(),
                                image.getRaster().getNumBands()),
                        "dtype",
                        "uint8");
            }
            return Map.of("buffer", Map.of("name", item.name(), "size", item.bytes().length));
        }
        if (item.type().equals("dir")) {
            return paths(c, item.downloadAll(folder(c), o -> options(c, o)));
        }
        return item.download(folder(c), o -> options(c, o));
    }

    private static Object paths(Case c, Download download) {
        List<String> paths = download.paths().stream().map(Path::toString).toList();
        return c.recorded().path("result").path("value").isString() && paths.size() == 1 ? paths.get(0) : paths;
    }

    /** The dataset of the case, with the recipe that the sheet gives it. */
    static Dataset dataset(Case c) {
        String id = c.has("datasetId") ? c.text("datasetId") : c.context("dataset");
        ObjectNode json = c.held("dataset", id);
        if (!json.has("metadata")) {
            json.putObject("metadata").putObject("system").putArray("recipes").add(RECIPE);
        }
        return Bound.dataset(json, c.dl());
    }
}
