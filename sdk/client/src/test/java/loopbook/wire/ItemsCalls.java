package loopbook.wire;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.client.Annotation;
import loopbook.client.Bound;
import loopbook.client.Item;
import loopbook.client.ItemCloneOptions;
import loopbook.client.ItemCollection;
import loopbook.client.ItemCollections;
import loopbook.client.Items;
import loopbook.client.Job;
import loopbook.client.Listing;
import loopbook.client.Modality;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Items: found, listed, changed, moved, copied, deleted; their subsets and collections. */
final class ItemsCalls {
    private ItemsCalls() {}

    static void in(Calls calls) {
        calls.add("items.get", ItemsCalls::get);
        calls.add("items.list", ItemsCalls::list);
        calls.add(
                "items.get_all_items",
                c -> c.has("filters")
                        ? filters(c).apply(c.items().list(condition(c))).toList()
                        : c.items().getAllItems());
        calls.add("items.clone", c -> job(c, c.items().clone(c.text("itemId"), o -> clone(c, o))));
        calls.add("item.clone", c -> job(c, item(c).clone(o -> clone(c, o))));
        calls.add("items.delete", ItemsCalls::delete);
        calls.add("items.open_in_web", ItemsCalls::open);
        calls.add("item.delete", c -> {
            item(c).delete();
            return true;
        });
        calls.add("items.make_dir", c -> c.items().makeDir(c.text("directory")));
        calls.add("items.move_items", ItemsCalls::move);
        calls.add("item.move", c -> item(c).move(c.text("newPath")));
        calls.add("items.set_items_entity", c -> {
            throw none("another kind of item is asked of its own repository");
        });
        calls.add("items.update item.update", ItemsCalls::update);
        calls.add(
                "item.set_description",
                c -> Map.of(
                        "description",
                        item(c).update(u -> u.description(c.text("text")))
                                .description()
                                .orElse("")));
        calls.add("item.assign_subset", c -> subset(item(c).assignSubset(c.text("subset"))));
        calls.add("item.remove_subset", c -> subset(item(c).removeSubset()));
        calls.add("item.modalities", c -> item(c).addModality(modality(c.arg("create"))));
        calls.add("item.assign_collection", c -> {
            item(c).assignCollections(c.texts("collections").toArray(String[]::new));
            return true;
        });
        calls.add("item.unassign_collection", c -> {
            item(c).unassignCollections(c.texts("collections").toArray(String[]::new));
            return true;
        });
        collections(calls);
    }

    /** The caller's own mistake, which Java does not let anybody make. */
    static IllegalArgumentException none(String why) {
        return new IllegalArgumentException("There is no such call here: " + why);
    }

    static Item item(Case c) {
        return Bound.item(c.held("item"), c.dl());
    }

    static Condition condition(Case c) {
        return filters(c).condition();
    }

    /** The filters, on items. */
    static Recipe filters(Case c) {
        return c.filters("filters", Resource.ITEMS).on(Resource.ITEMS);
    }

    private static Object get(Case c) {
        if (c.has("itemId")) {
            return c.items().byId(c.text("itemId"));
        }
        if (!c.has("filepath")) {
            throw none("an item is got by id or by path");
        }
        return c.flag("isDir")
                ? c.items().directory(c.text("filepath"))
                : c.items().byPath(c.text("filepath"));
    }

    private static Object list(Case c) {
        Recipe filters = c.filters("filters", Resource.ITEMS);
        if (filters.resource() == Resource.ANNOTATIONS) {
            Listing<Annotation> listing = filters.apply(c.annotations().list(filters.condition()));
            return page(c, listing, json -> Bound.annotation(json, c.dl()), filters);
        }
        if (filters.resource() != Resource.ITEMS) {
            throw none("items are not listed by conditions on " + filters.resource());
        }
        Listing<Item> listing = filters.apply(
                filters.given()
                        ? c.items().list(filters.condition())
                        : c.items().list());
        return page(c, listing, json -> Bound.item(json, c.dl()), filters);
    }

    private static <T> Object page(
            Case c, Listing<T> all, java.util.function.Function<ObjectNode, T> reader, Recipe filters) {
        Listing<T> listing = c.has("pageSize") ? all.pageSize(c.number("pageSize")) : all;
        int size = c.has("pageSize") ? c.number("pageSize") : filters.resource().pageSize();
        if (c.text("iterate").equals("all")) {
            return listing.toList();
        }
        String then = c.text("then");
        if (then.equals("next_page")) {
            Bound.ItemPage<T> second = Bound.second(listing, reader);
            return List.of(second.total(), 1, ids(second));
        }
        if (then.startsWith("go_to_page")) {
            listing.page(0);
            return ids(Bound.page(listing, Integer.parseInt(then.replaceAll("\\D", "")), reader));
        }
        int number = c.has("pageOffset") ? c.number("pageOffset") : filters.page();
        Bound.ItemPage<T> page = Bound.page(listing, number, reader);
        long pages = Math.max(1, (page.total() + size - 1) / size);
        return new Paged(page.items(), page.total(), pages, page.more());
    }

    private static List<String> ids(Bound.ItemPage<?> page) {
        return page.items().stream()
                .map(one -> ((loopbook.client.Entity) one).id())
                .toList();
    }

    private static ItemCloneOptions clone(Case c, ItemCloneOptions options) {
        ItemCloneOptions chosen = options;
        if (c.has("dstDatasetId")) {
            chosen = chosen.into(c.text("dstDatasetId"));
        }
        if (c.has("remoteFilepath")) {
            chosen = chosen.remotePath(c.text("remoteFilepath"));
        }
        if (c.arg("metadata") instanceof ObjectNode metadata) {
            chosen = chosen.metadata(metadata);
        }
        if (c.has("withAnnotations")) {
            chosen = chosen.annotations(c.flag("withAnnotations"));
        }
        if (c.has("withMetadata")) {
            chosen = chosen.metadata(c.flag("withMetadata"));
        }
        if (c.has("withTaskAnnotationsStatus")) {
            chosen = chosen.taskStatus(c.flag("withTaskAnnotationsStatus"));
        }
        return c.flag("allowMany") ? chosen.allowMany() : chosen;
    }

    private static Object job(Case c, Job<Item> job) {
        return c.has("wait") && !c.flag("wait") ? job.ordered() : job.await();
    }

    private static Object delete(Case c) {
        if (c.has("itemId")) {
            Bound.item(c.held("item", c.text("itemId")), c.dl()).delete();
        } else if (c.has("filename")) {
            c.items().byPath(c.text("filename")).delete();
        } else if (c.has("filters")) {
            c.items().delete(condition(c));
        } else {
            throw none("what is deleted is named");
        }
        return true;
    }

    /** The page of a dataset that is known, with its project. */
    private static Object open(Case c) {
        ObjectNode dataset = c.held("dataset", c.context("dataset"));
        dataset.putArray("projects").add(c.context("project"));
        Items items = Bound.dataset(dataset, c.dl()).items();
        if (c.has("itemId") || c.has("item")) {
            ObjectNode item = c.held("item", c.has("itemId") ? c.text("itemId") : c.text("item"));
            return new Opened(Bound.open(items, Bound.item(item, c.dl())));
        }
        return new Opened(c.has("filepath") ? Bound.open(items, items.byPath(c.text("filepath"))) : items.openInWeb());
    }

    private static Object move(Case c) {
        String destination = c.text("destination");
        if (c.arg("items").isArray()) {
            c.items()
                    .moveItems(
                            destination, c.texts("items").stream().map(c::item).toList());
        } else if (c.has("filters") && !filters(c).orders()) {
            c.items().moveItems(destination, condition(c));
        } else if (c.has("filters")) {
            c.items().moveItems(destination, filters(c).apply(c.items().list(condition(c))));
        } else {
            throw none("what moves is named");
        }
        return true;
    }

    private static Object update(Case c) {
        if (c.has("item") && !c.has("updateValues") && !c.has("systemUpdateValues")) {
            Item updated = item(c).update(u -> {
                loopbook.client.ItemChange change = u;
                for (Map.Entry<String, JsonNode> set : c.arg("set").properties()) {
                    change = change.set(set.getKey(), set.getValue());
                }
                for (String removed : c.has("remove") ? c.texts("remove") : List.<String>of()) {
                    change = change.remove(removed);
                }
                return c.flag("systemMetadata") ? change.systemMetadata() : change;
            });
            return c.recorded().path("result").path("value").has("entity") ? updated : told(c, updated);
        }
        if (c.has("item") || !c.has("filters")) {
            throw none("either an item is updated, or all that match");
        }
        long count = c.items().update(filters(c).whole(), u -> {
            loopbook.client.ItemChange change = u;
            for (Map.Entry<String, JsonNode> value : c.arg("updateValues").properties()) {
                change = change.set("metadata.user." + value.getKey(), value.getValue());
            }
            for (Map.Entry<String, JsonNode> value : c.arg("systemUpdateValues").properties()) {
                change = c.flag("systemMetadata") ? change.system(value.getKey(), value.getValue()) : change;
            }
            return change;
        });
        return Map.of("itemsUpdatedCount", count);
    }

    /** The fields that the record tells of an item. */
    private static Map<String, Object> told(Case c, Item item) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (String name : c.recorded().path("result").path("value").propertyNames()) {
            String path = name.equals("item") ? "id" : name.equals("width") ? "metadata.system.width" : name;
            JsonNode value = item.json();
            for (String step : path.split("\\.")) {
                value = value.path(step);
            }
            told.put(name, value);
        }
        return told;
    }

    private static Map<String, Object> subset(Item item) {
        Map<String, Object> subset = new HashMap<>();
        subset.put("subset", item.subset().orElse(null));
        return subset;
    }

    private static Modality modality(JsonNode told) {
        String ref = told.path("ref").asString("");
        return new Modality(
                told.path("type").asString("overlay"),
                ref,
                told.path("refType").asString("id"),
                text(told, "name"),
                text(told, "timestamp"),
                text(told, "mimetype"));
    }

    private static Optional<String> text(JsonNode told, String key) {
        return told.path(key).isString() ? Optional.of(told.path(key).asString()) : Optional.empty();
    }

    private static void collections(Calls calls) {
        calls.add(
                "collections.list_all_collections",
                c -> collections(c).list().stream().map(ItemsCalls::told).toList());
        calls.add("collections.create", c -> named(c, collections(c).create(c.text("name"))));
        calls.add(
                "collections.update",
                c -> named(c, collections(c).update(c.text("collectionName"), c.text("newName"))));
        calls.add("collections.clone", c -> named(c, collections(c).clone(c.text("collectionName"))));
        calls.add("collections.delete", c -> {
            collections(c).delete(c.text("collectionName"));
            return true;
        });
        calls.add("collections.assign", c -> {
            collections(c).assign(these(c), c.texts("collections").toArray(String[]::new));
            return true;
        });
        calls.add("collections.unassign", c -> {
            collections(c).unassign(these(c), c.texts("collections").toArray(String[]::new));
            return true;
        });
        calls.add(
                "collections.list_missing_collections",
                c -> collections(c).missing().stream().map(Item::id).toList());
    }

    private static ItemCollections collections(Case c) {
        String id = c.has("datasetId") ? c.text("datasetId") : c.context("dataset");
        return c.dataset(id).collections();
    }

    private static Condition these(Case c) {
        return c.has("itemId")
                ? Conditions.where("id").in(c.text("itemId"))
                : c.filters("filters", Resource.ITEMS).condition();
    }

    private static Object named(Case c, ItemCollection collection) {
        return c.recorded().path("result").path("value").isString() ? collection.name() : told(collection);
    }

    private static Map<String, Object> told(ItemCollection collection) {
        return Map.of("key", collection.key(), "name", collection.name());
    }
}
