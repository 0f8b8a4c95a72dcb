package loopbook.client;

import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that only points to something: to an address on the web, or to another item. Downloads of a link to an address
 * fetch what is there. Immutable.
 */
public final class Link implements JsonFile {
    private final String type;
    private final String ref;
    private final String name;
    private final Optional<String> mimetype;
    private final Optional<String> datasetId;

    private Link(String type, String ref, String name, Optional<String> mimetype, Optional<String> datasetId) {
        this.type = type;
        this.ref = ref;
        this.name = name;
        this.mimetype = mimetype;
        this.datasetId = datasetId;
    }

    /**
     * To an address. The link is named after the last part of its path, without the dots ({@code dog.jpg} becomes {@code
     * dogjpg_link.json}); the media type is guessed from that part, and is {@code image} where it says nothing.
     */
    public static Link url(String address) {
        String path = Names.requireText(address, "the address of a link").replaceFirst("[?#].*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        String guessed = MediaTypes.ofName(last);
        String mimetype = guessed.equals(MediaTypes.UNKNOWN) ? "image" : guessed;
        return new Link("url", address, last.replace(".", ""), Optional.of(mimetype), Optional.empty());
    }

    /** To an address, as {@link #url(String)}. */
    public static Link url(URI address) {
        return url(address.toString());
    }

    /** To another item; named after it. */
    public static Link item(Item item) {
        return new Link("id", item.id(), item.name(), Optional.empty(), Optional.of(item.datasetId()));
    }

    /** To the item with this id; named after the id. */
    public static Link item(String id) {
        return new Link("id", Names.requireText(id, "the id of an item"), id, Optional.empty(), Optional.empty());
    }

    /** The same under another name; {@code _link.json} is added to it. */
    public Link name(String other) {
        return new Link(type, ref, Names.requireText(other, "the name of a link"), mimetype, datasetId);
    }

    /** The same for another kind of file, such as {@code image/png}. */
    public Link mimetype(String other) {
        return new Link(type, ref, name, Optional.of(other), datasetId);
    }

    /** The same, saying of which dataset the other item is. */
    public Link datasetId(String id) {
        return new Link(type, ref, name, mimetype, Optional.of(id));
    }

    /** {@code <name>_link.json}. */
    @Override
    public String fileName() {
        return name + "_link.json";
    }

    @Override
    public ObjectNode json() {
        ObjectNode file = Trees.object().put("type", "link").put("shebang", "dataloop");
        ObjectNode info = file.putObject("metadata")
                .put("dltype", "link")
                .putObject("linkInfo")
                .put("type", type)
                .put("ref", ref);
        mimetype.ifPresent(text -> info.put("mimetype", text));
        datasetId.ifPresent(id -> info.put("datasetId", id));
        return file;
    }

    @Override
    public String toString() {
        return "Link(" + fileName() + " -> " + ref + ")";
    }
}
