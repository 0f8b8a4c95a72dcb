package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import loopbook.errors.NotFound;
import loopbook.errors.UnreadableAnswer;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The collections of a dataset: at most ten named sets of its items. */
public final class ItemCollections {
    private static final int MOST = 10;
    private static final String KEY = "metadata.system.collections.";

    private final Dataloop dl;
    private final String datasetId;

    ItemCollections(Dataloop dl, String datasetId) {
        this.dl = dl;
        this.datasetId = datasetId;
    }

    /** All of them: {@code GET /datasets/{id}/items/collections}. */
    public List<ItemCollection> list() {
        return read(dl.transport().json(Call.get(path())));
    }

    /** The one of this name; {@link NotFound} names near misses. */
    public ItemCollection get(String name) {
        List<ItemCollection> all = list();
        return named(all, name)
                .orElseThrow(() -> Found.missing(
                        "collection",
                        name,
                        Names.nearMisses(
                                name, all.stream().map(ItemCollection::name).toList())));
    }

    /** The one of this name, or none. */
    public Optional<ItemCollection> find(String name) {
        return named(list(), name);
    }

    private static Optional<ItemCollection> named(List<ItemCollection> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Makes one: {@code POST /datasets/{id}/items/collections}. A dataset has at most ten, each with its own name. */
    public ItemCollection create(String name) {
        List<ItemCollection> all = list();
        if (all.size() >= MOST) {
            throw new IllegalArgumentException(
                    "The dataset already has the maximum number of collections (" + MOST + ").");
        }
        requireFree(all, name);
        return made(Call.post(path()), name);
    }

    private static void requireFree(List<ItemCollection> all, String name) {
        Names.requireText(name, "the name of a collection");
        if (named(all, name).isPresent()) {
            throw new IllegalArgumentException("A collection with the name '" + name + "' already exists.");
        }
    }

    private ItemCollection made(Call call, String name) {
        JsonNode answer = dl.transport().json(call.json(Trees.object().put("name", name)));
        return named(read(answer), name)
                .orElseThrow(() -> new UnreadableAnswer(
                        "No collection '" + name + "' in the answer of "
                                + dl.transport().base(),
                        null));
    }

    /** Gives one another name: {@code PATCH /datasets/{id}/items/collections/{name}}. */
    public ItemCollection update(String name, String newName) {
        requireFree(list(), newName);
        return made(Call.patch(path(name)), newName);
    }

    /** Deletes one; its items stay: {@code DELETE /datasets/{id}/items/collections/{name}}. Waits until it is done. */
    public void delete(String name) {
        await(dl.transport().json(Call.delete(path(name))));
    }

    /** A new one with the same items, named {@code <name>-clone-1}, or the next number that is free. */
    public ItemCollection clone(String name) {
        List<ItemCollection> all = list();
        ItemCollection original = get(name);
        String free = IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> name + "-clone-" + number)
                .filter(candidate -> named(all, candidate).isEmpty())
                .findFirst()
                .orElseThrow();
        ItemCollection made = create(free);
        assign(where(KEY + original.key()).eq(true), free);
        return made;
    }

    /** Puts all items that match into these: {@code POST …/collections/bulk-add}. Waits until it is done. */
    public void assign(Condition items, String... collections) {
        change("bulk-add", items, collections);
    }

    /** Puts these items into these collections, as {@link #assign(Condition, String...)}. */
    public void assign(Collection<Item> items, String... collections) {
        change("bulk-add", these(items), collections);
    }

    /** Takes all items that match out of these: {@code POST …/collections/bulk-remove}. Waits until it is done. */
    public void unassign(Condition items, String... collections) {
        change("bulk-remove", items, collections);
    }

    /** Takes these items out of these collections, as {@link #unassign(Condition, String...)}. */
    public void unassign(Collection<Item> items, String... collections) {
        change("bulk-remove", these(items), collections);
    }

    private Condition these(Collection<Item> items) {
        items.forEach(item -> item.mustBeOf(dl));
        return where("id").in(items.stream().map(Item::id).toArray());
    }

    private void change(String verb, Condition items, String... collections) {
        if (collections.length == 0) {
            throw new IllegalArgumentException("Name the collections");
        }
        ObjectNode body = Trees.object();
        ObjectNode query = items.query(Resource.ITEMS);
        ObjectNode sent = body.putObject("query");
        sent.set("filter", query.path("filter"));
        if (query.has("join")) {
            sent.set("join", query.path("join"));
        }
        body.set("collections", Trees.texts(Arrays.asList(collections)));
        await(dl.transport().json(Call.post(path(verb)).json(body)));
    }

    /** The items that are in none: {@code POST /datasets/{id}/query}. */
    public Listing<Item> missing() {
        Condition none = Conditions.all(IntStream.range(0, MOST)
                .mapToObj(number -> where(KEY + "c" + number).missing())
                .toArray(Condition[]::new));
        return new Items(dl, Optional.of(datasetId)).list(none);
    }

    private void await(JsonNode command) {
        new Job<>(dl.commands().read(command), ended -> ended).await();
    }

    private String[] path(String... more) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("datasets", datasetId, "items", "collections"), Arrays.stream(more))
                .toArray(String[]::new);
    }

    private static List<ItemCollection> read(JsonNode answer) {
        return answer.properties().stream()
                .map(field -> new ItemCollection(
                        field.getKey().substring(field.getKey().lastIndexOf('.') + 1),
                        field.getValue().path("name").asString("")))
                .toList();
    }
}
