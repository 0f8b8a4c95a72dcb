package loopbook.local;

import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The collections of a dataset: at most ten names for the keys {@code c0} to {@code c9}, which its items carry.
 *
 * @param names by key: {@code {"c0": {"name": "Golden"}}}
 */
record Collections(String dataset, ObjectNode names) {
    private static final String KIND = "collections";
    private static final int MOST = 10;

    static Collections read(Tx tx, String dataset) {
        return new Collections(
                dataset,
                Entities.find(tx, KIND, id(dataset))
                        .map(row -> Json.document(row.doc()))
                        .orElseGet(Json::object));
    }

    /** No id of its own: a dataset has one of these. */
    private static String id(String dataset) {
        return KIND + "-" + dataset;
    }

    void write(Tx tx) {
        EntityRow row = new EntityRow(KIND, id(dataset), null, dataset, null, tx.now(), Json.write(names));
        if (Entities.find(tx, KIND, row.id()).isPresent()) {
            Entities.update(tx, row);
        } else {
            Entities.insert(tx, row);
        }
    }

    /** The key of the one with this name; a 404 if there is none. */
    String key(String name) {
        for (String key : names.propertyNames()) {
            if (name.equals(Json.text(names.path(key), "name"))) {
                return key;
            }
        }
        throw ApiError.notFound("Collection not found: " + name);
    }

    /** With a new one, under the first key that is free. */
    Collections with(String name) {
        requireFree(name);
        for (int number = 0; number < MOST; number++) {
            if (!names.has("c" + number)) {
                return named("c" + number, name);
            }
        }
        throw ApiError.badRequest("a dataset has at most " + MOST + " collections");
    }

    Collections renamed(String old, String name) {
        String key = key(old);
        if (!old.equals(name)) {
            requireFree(name);
        }
        return named(key, name);
    }

    private void requireFree(String name) {
        for (JsonNode other : names) {
            if (name.equals(Json.text(other, "name"))) {
                throw ApiError.conflict("there is a collection of this name already: " + name);
            }
        }
    }

    private Collections named(String key, String name) {
        ObjectNode copy = names.deepCopy();
        copy.putObject(key).put("name", name);
        return new Collections(dataset, copy);
    }

    Collections without(String key) {
        ObjectNode copy = names.deepCopy();
        copy.remove(key);
        return new Collections(dataset, copy);
    }

    /** As the wire has them: under the whole path of the key. */
    ObjectNode view() {
        ObjectNode view = Json.object();
        names.properties()
                .forEach(field -> view.set("metadata.system.collections." + field.getKey(), field.getValue()));
        return view;
    }
}
