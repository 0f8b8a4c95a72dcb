package loopbook.client;

import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.node.ObjectNode;

/** Which items of a dataset are for training, validation and test: {@code metadata.system.tags}. */
record Subsets(Dataset dataset) {
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
        return tag(SubsetTags.tags(subset), items);
    }

    Job<Command> remove(Condition items) {
        return tag(SubsetTags.none(), items);
    }

    private Job<Command> tag(ObjectNode tags, Condition items) {
        ObjectNode body = Trees.object();
        body.set("query", items.query(Resource.ITEMS));
        ObjectNode update = body.putObject("updateQuery");
        update.set("update", tags);
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
        for (String name : SubsetTags.ALL) {
            none = none.and(Conditions.where("metadata.system.tags." + name).isNull());
        }
        return none;
    }
}
