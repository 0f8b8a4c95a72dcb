package loopbook.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A map of the earth as an item: layers that are fetched from somewhere else. Immutable. */
public final class GisFile implements JsonFile {
    private final String name;
    private final ObjectNode json;

    private GisFile(String name, ObjectNode json) {
        this.name = name;
        this.json = json;
    }

    /**
     * A map with one layer.
     *
     * @param name of the file; {@code .json} is added if it is missing
     * @param epsg the number of the coordinate system, such as {@code 4326}
     * @param layer how the layer is called
     * @param type of the layer, such as {@code wms}
     * @param url where the layer comes from
     */
    public static GisFile of(String name, String epsg, String layer, String type, String url) {
        ObjectNode json = Trees.object().put("type", "gis").put("shebang", "dataloop");
        json.putObject("metadata").put("dltype", "gis");
        json.set("layer", layer(layer, type, url));
        json.put("epsg", Names.requireText(epsg, "epsg"));
        json.putArray("optionalLayers");
        return new GisFile(Names.requireText(name, "the name of a map"), json);
    }

    private static ObjectNode layer(String name, String type, String url) {
        return Trees.object().put("name", name).put("type", type).put("url", url);
    }

    /** With another layer that can be switched on. */
    public GisFile optionalLayer(String layer, String type, String url) {
        ObjectNode copy = json.deepCopy();
        copy.withArray("optionalLayers").add(layer(layer, type, url));
        return new GisFile(name, copy);
    }

    /** How near it is shown at first. */
    public GisFile zoom(double zoom) {
        return with("zoom", whole(zoom));
    }

    /** How far one can go away. */
    public GisFile minZoom(double zoom) {
        return with("minZoom", whole(zoom));
    }

    /** How near one can go. */
    public GisFile maxZoom(double zoom) {
        return with("maxZoom", whole(zoom));
    }

    /** The part of the earth that is there: JSON, or lists and numbers, as the platform takes them. */
    public GisFile bounds(Object bounds) {
        return with("bounds", bounds);
    }

    /** The part of the earth that matters. */
    public GisFile aoi(Object area) {
        return with("aoi", area);
    }

    private static Number whole(double zoom) {
        return zoom == Math.rint(zoom) ? (Number) Math.round(zoom) : (Number) zoom;
    }

    private GisFile with(String key, @Nullable Object value) {
        ObjectNode copy = json.deepCopy();
        copy.set(key, Trees.node(value));
        return new GisFile(name, copy);
    }

    @Override
    public String fileName() {
        return name.endsWith(".json") ? name : name + ".json";
    }

    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    @Override
    public String toString() {
        return "GisFile(" + fileName() + ")";
    }
}
