package loopbook.local;

import java.util.List;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import tools.jackson.databind.node.ObjectNode;

/** The files and directories of a dataset, as one tree: what is put in has parents, what moves takes its children along. */
final class Tree {
    /**
     * What became of a file that arrived.
     *
     * @param operation {@code created}, {@code overwrite}, or {@code exist} if what was there was left alone
     */
    record Put(ItemRow item, String operation) {}

    private Tree() {}

    static Put put(Tx tx, String dataset, String filename, Arrival arrival, boolean overwrite) {
        ItemRow there = Items.at(tx, dataset, filename).orElse(null);
        if (there == null) {
            return new Put(create(tx, dataset, filename, arrival), "created");
        }
        if (there.type().equals("dir")) {
            throw ApiError.conflict("there is a directory at " + filename + ": a file cannot take its place");
        }
        return overwrite ? new Put(overwrite(tx, there, arrival), "overwrite") : new Put(there, "exist");
    }

    private static ItemRow create(Tx tx, String dataset, String filename, Arrival arrival) {
        parents(tx, dataset, filename, arrival.user());
        ObjectNode doc = Json.object();
        doc.set("metadata", metadata(arrival));
        if (arrival.description() != null) {
            doc.put("description", arrival.description());
        }
        ItemRow item = ItemDoc.create(
                tx.newId(), dataset, filename, "file", arrival.blob().hash(), arrival.user(), doc);
        Items.insert(tx, item);
        return item;
    }

    private static ObjectNode metadata(Arrival arrival) {
        ObjectNode metadata = arrival.metadata().deepCopy();
        Json.child(metadata, "system").setAll(arrival.system());
        return metadata;
    }

    /** New bytes for an item: its id and its annotations stay. */
    static ItemRow overwrite(Tx tx, ItemRow old, Arrival arrival) {
        ObjectNode doc = Json.document(old.doc());
        ObjectNode system = Json.system(doc);
        system.remove(List.of("width", "height", "channels", "exif", "shebang"));
        ObjectNode fresh = arrival.system().deepCopy();
        fresh.remove(List.of("refs", "taskStatusLog"));
        Merge.into((ObjectNode) doc.get("metadata"), arrival.metadata());
        Json.system(doc).setAll(fresh);
        if (arrival.description() != null) {
            doc.put("description", arrival.description());
        }
        ItemRow item = ItemDoc.changed(old, doc, arrival.blob().hash(), arrival.user(), tx.now());
        Items.update(tx, old, item);
        return item;
    }

    /** The directory at this path, made if it is not there. */
    static ItemRow directory(Tx tx, String dataset, String path, String user) {
        ItemRow there = Items.at(tx, dataset, path).orElse(null);
        if (there != null) {
            if (!there.type().equals("dir")) {
                throw ApiError.conflict("there is a file at " + path + ": it cannot be a directory");
            }
            return there;
        }
        parents(tx, dataset, path, user);
        ObjectNode doc = Json.object();
        doc.putObject("metadata").set("system", directorySystem(path));
        ItemRow made = ItemDoc.create(tx.newId(), dataset, path, "dir", null, user, doc);
        Items.insert(tx, made);
        return made;
    }

    /** What the contract wants to be known of everything, files or not. */
    static ObjectNode directorySystem(String path) {
        return Json.object()
                .put("originalname", Names.name(path))
                .put("originalPath", path)
                .put("size", 0)
                .put("encoding", "7bit")
                .put("mimetype", "directory");
    }

    private static void parents(Tx tx, String dataset, String path, String user) {
        String parent = Names.dir(path);
        if (!parent.equals("/")) {
            directory(tx, dataset, parent, user);
        }
    }

    /** {@code /a (2).png} beside {@code /a.png}: the first such path, from this number on, at which nothing is. */
    static String free(Tx tx, String dataset, String path, int from) {
        int dot = path.lastIndexOf('.');
        int end = dot > path.lastIndexOf('/') + 1 ? dot : path.length();
        for (int number = from; ; number++) {
            String candidate = path.substring(0, end) + " (" + number + ")" + path.substring(end);
            if (Items.at(tx, dataset, candidate).isEmpty()) {
                return candidate;
            }
        }
    }

    /** Gives an item another path; what lies below a directory goes with it. */
    static ItemRow move(Tx tx, ItemRow item, String to, String user) {
        if (item.filename().equals(to)) {
            return item;
        }
        if (to.equals("/") || item.filename().equals("/") || to.startsWith(item.filename() + "/")) {
            throw ApiError.badRequest(item.filename() + " cannot be moved to " + to);
        }
        if (Items.at(tx, item.dataset(), to).isPresent()) {
            throw ApiError.conflict("there is an item at " + to + " already");
        }
        parents(tx, item.dataset(), to, user);
        boolean crossing = Names.hidden(item.filename()) != Names.hidden(to);
        boolean hidden = crossing ? Names.hidden(to) : item.hidden();
        ObjectNode doc = Json.document(item.doc()).put("filename", to).put("hidden", hidden);
        ItemRow moved = ItemDoc.changed(item, doc, item.blob(), user, tx.now());
        Items.update(tx, item, moved);
        if (item.type().equals("dir")) {
            Items.rebase(tx, item, moved, crossing, user);
        }
        return moved;
    }
}
