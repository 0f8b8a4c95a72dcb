package loopbook.client;

import tools.jackson.databind.node.ObjectNode;

/**
 * An item whose file is JSON that the platform understands: a {@link Link}, a {@link GisFile} map, a prompt. {@code
 * items.upload(Link.url("https://example.com/dog.jpg"))} makes it an item.
 */
public interface JsonFile {
    /** The name of the file, unless the options of the upload give another one. */
    String fileName();

    /** What the file holds: a fresh object, the caller's own. */
    ObjectNode json();
}
