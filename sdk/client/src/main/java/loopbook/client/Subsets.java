package loopbook.client;

import java.util.List;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.node.ObjectNode;

/** Which items of a dataset are for training, validation and test: {@code metadata.system.tags}. */
record Subsets(Dataset dataset) {
    private static final List<String> NAMES = List.of("train", "validation", "test");

    Job<Command> split(Condition items, int train, int validation, int test) {
        if (train < 0 || validation < 0 || test < 0 || train + validation + test != 100) {
            throw new IllegalArgumentException(
                    "The shares of train, validation and test are percentages from 0 that add"
                            + " up to 100, such as 70, 15, 15; not " + train + ", " + validation + ", " + test);
        }
        ObjectNode body = Trees.object();
        body.set("itemsQuery", items.query(Resource.ITEMS));
        body.putObject("MLSplitList")
                .put("train", train)
                .put("validation", validation)
                .put("test", test);
        return job(Call.post("datasets", dataset.id(), "split").json(body));
    }

    Job<Command> assign(String subset, Condition items) {
        if (!NAMES.contains(subset)) {
            throw new IllegalArgumentException("A subset is one of " + NAMES + ", not '" + subset + "'");
        }
        return tag(subset, items);
    }

    Job<Command> remove(Condition items) {
        return tag("", items);
    }

    private Job<Command> tag(String chosen, Condition items) {
        ObjectNode body = Trees.object();
        body.set("query", items.query(Resource.ITEMS));
        ObjectNode update = body.putObject("updateQuery");
        ObjectNode tags = update.putObject("update")
                .putObject("metadata")
                .putObject("system")
                .putObject("tags");
        NAMES.forEach(name -> tags.putNull(name));
        if (!chosen.isEmpty()) {
            tags.put(chosen, true);
        }
        update.put("systemSpace", true);
        return job(Call.post("datasets", dataset.id(), "items", "bulk-update-metadata")
                .json(body));
    }

    private Job<Command> job(Call call) {
        return dataset.dl().commands().ordered(call);
    }

    /** Neither this nor that nor the third. */
    Condition missing(Condition items) {
        Condition none = items;
        for (String name : NAMES) {
            none = none.and(Conditions.where("metadata.system.tags." + name).isNull());
        }
        return none;
    }
}
