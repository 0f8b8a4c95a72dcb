package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loopbook.filters.Condition;
import loopbook.http.Call;

/** Items on their way to another folder of their dataset. */
record Moves(Dataloop dl, Items items, String dataset) {
    /** Moves these, read now, into a folder that is made if it is not there: {@code PUT /datasets/{id}/items/{folder}}. */
    void into(String folder, Iterable<Item> these) {
        Item target = target(folder);
        List<String> ids = new ArrayList<>();
        for (Item item : these) {
            item.mustBeOf(dl);
            ids.add(item.id());
        }
        if (!ids.isEmpty()) {
            dl.transport()
                    .json(Call.put("datasets", dataset, "items", target.id()).json(Trees.texts(ids)));
        }
    }

    /** What an item is called that moves there: below it if it is a folder, and so itself if there is none. */
    String filename(Item item, String path) {
        boolean folder =
                path.endsWith("/") || !items.typed("dir", "filename", path).isEmpty();
        return folder ? path.replaceFirst("/$", "") + "/" + item.name() : path;
    }

    private Item target(String folder) {
        Condition exactly = where("type").eq("dir").and(where("filename").eq(folder));
        List<Item> found = items.list(exactly).stream()
                .filter(item -> item.filename().equals(folder))
                .toList();
        return found.isEmpty() ? items.makeDir(folder) : Found.one("directory", folder, found, Stream::empty);
    }
}
