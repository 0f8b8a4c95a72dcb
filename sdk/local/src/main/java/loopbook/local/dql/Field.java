package loopbook.local.dql;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** A dotted path. */
record Field(String name, List<String> keys) {
    private static final int DEEPEST = 32;

    static Field of(String name) {
        List<String> keys = List.of(name.split("\\.", -1));
        if (keys.contains("")) {
            throw new BadQuery("the field \"" + name + "\" has an empty part: write \"a.b\"");
        }
        if (keys.size() > DEEPEST) {
            throw new BadQuery("the field \"" + name + "\" has more than " + DEEPEST + " parts");
        }
        return new Field(name, keys);
    }

    /** SQLite's path of the first keys, each in quotes, so that no sign in a key means anything. */
    String path(int keyCount) {
        StringBuilder path = new StringBuilder("$");
        keys.subList(0, keyCount).forEach(key -> path.append('.').append(quoted(key)));
        return path.toString();
    }

    static String quoted(String key) {
        return JsonNodeFactory.instance.stringNode(key).toString();
    }
}
