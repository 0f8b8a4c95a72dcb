package loopbook.local.dql;

import tools.jackson.databind.JsonNode;

/** The types of JSON, with the names that SQLite gives them. */
enum Type {
    TEXT("= 'text'"),
    NUMBER("IN ('integer', 'real')"),
    BOOLEAN("IN ('true', 'false')"),
    NULL("= 'null'"),
    OBJECT("= 'object'"),
    ARRAY("= 'array'");

    private final String test;

    Type(String test) {
        this.test = test;
    }

    /** What stands behind the name of a type column. */
    String test() {
        return test;
    }

    static Type of(JsonNode node) {
        if (node.isString()) {
            return TEXT;
        }
        if (node.isNumber()) {
            return NUMBER;
        }
        if (node.isBoolean()) {
            return BOOLEAN;
        }
        if (node.isObject()) {
            return OBJECT;
        }
        return node.isArray() ? ARRAY : NULL;
    }
}
