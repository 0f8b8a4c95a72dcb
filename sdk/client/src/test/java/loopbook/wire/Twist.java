package loopbook.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * In what a request may differ from the recorded one and still be known as it: each is a thing that we do otherwise on
 * purpose. The request is answered as recorded, so that all else of the case is compared, too.
 */
enum Twist {
    /** Of a whole entity some fields are sent, as recorded, and no others; null takes away what is not in the whole. */
    PART {
        @Override
        boolean fits(JsonNode wanted, JsonNode sent, Compare compare) {
            return !sent.isEmpty()
                    && sent.properties().stream().allMatch(field -> {
                        JsonNode whole = wanted.path(field.getKey());
                        JsonNode value = field.getValue();
                        boolean inner = value.isObject() && whole.isObject() && fits(whole, value, compare);
                        return inner
                                || (value.isNull() && whole.isMissingNode())
                                || compare.difference(whole, value).isEmpty();
                    });
        }
    },
    /** It is sent with {@code ?system=true}. */
    SYSTEM,
    /** All of the recorded query is sent, but for its page, and what is to be done with what it finds, or of which item. */
    MORE {
        @Override
        boolean fits(JsonNode wanted, JsonNode sent, Compare compare) {
            boolean more = Stream.of("delete", "update").anyMatch(key -> sent.has(key) && !wanted.has(key))
                    || (names(sent, "itemId") && !names(wanted, "itemId"));
            return wanted.has("filter") && more && contains(sent, unpaged(wanted), compare);
        }
    },
    /** The same of everything, where the recorded one has an order or names a page. */
    UNPAGED {
        @Override
        boolean fits(JsonNode wanted, JsonNode sent, Compare compare) {
            JsonNode page = sent.findValue("page");
            boolean all = sent.findValue("sort") == null && (page == null || page.asInt(-1) == 0);
            return all && compare.difference(unpaged(wanted), unpaged(sent)).isEmpty();
        }
    },
    /** The same, but that pages are counted, where the recorded client goes on behind the last id. */
    COUNTED {
        @Override
        boolean fits(JsonNode wanted, JsonNode sent, Compare compare) {
            return wanted.path("sort").size() > 1
                    && compare.difference(withoutCursor(wanted), withoutCursor(sent))
                            .isEmpty();
        }
    },
    /** A path begins with a slash, where the recorded one does not. */
    SLASH {
        @Override
        boolean fits(JsonNode wanted, JsonNode sent, Compare compare) {
            return like(
                    wanted,
                    sent,
                    (then, now) -> now.isString() && now.asString().equals("/" + then.asString("")));
        }
    },
    /** A quote mark in a text of JSON stays one, where the recorded one is doubled. */
    QUOTE {
        @Override
        boolean fits(JsonNode wanted, JsonNode sent, Compare compare) {
            return like(
                    wanted,
                    sent,
                    (then, now) -> now.asString("").contains("'")
                            && bare(now.asString("").replace('\'', '"'))
                                    .equals(bare(then.asString("").replace('\'', '"'))));
        }
    },
    /** A list of one, where the recorded one is that alone. */
    LISTED {
        @Override
        boolean fits(JsonNode wanted, JsonNode sent, Compare compare) {
            return like(
                    wanted,
                    sent,
                    (then, now) ->
                            now.isArray() && now.size() == 1 && now.path(0).equals(then));
        }
    },
    /** In the address, what has a meaning there is escaped; the recorded client's text becomes another one. */
    ESCAPED {
        @Override
        boolean fits(JsonNode wanted, Map<String, String> sent) {
            String bare = sent.entrySet().stream()
                    .map(field -> field.getKey() + "=" + field.getValue())
                    .collect(Collectors.joining("&"));
            // Whoever counts: the recorder's server, or what the recorded client put together.
            return within(wanted, fields(bare.replaceFirst("#.*", ""), true)) || within(wanted, fields(bare, false));
        }
    },
    /** What was not told has its default; the recorded client sends the word None. */
    UNTOLD {
        @Override
        boolean fits(JsonNode wanted, Map<String, String> sent) {
            return wanted.size() == sent.size()
                    && wanted.properties().stream()
                            .allMatch(field -> sent.containsKey(field.getKey())
                                    && (field.getValue().asString("").equals("None")
                                            || field.getValue().asString("").equals(sent.get(field.getKey()))));
        }
    };

    private static final List<String> PAGING = List.of("sort", "page", "pageSize");

    /** The twists that a situation on the list of deviations is about; none where it is about something else. */
    static List<Twist> named(String situation) {
        return switch (situation) {
            case "part" -> List.of(PART, SYSTEM);
            case "completed" -> List.of(MORE);
            case "unpaged" -> List.of(UNPAGED);
            case "counted" -> List.of(COUNTED);
            case "slash" -> List.of(SLASH);
            case "quote" -> List.of(QUOTE);
            case "listed" -> List.of(LISTED);
            case "escaped" -> List.of(ESCAPED);
            case "unset" -> List.of(UNTOLD);
            default -> List.of();
        };
    }

    /** Whether these bodies differ in this, and in nothing else. */
    boolean fits(JsonNode wanted, JsonNode sent, Compare compare) {
        return false;
    }

    /** The same of what stands in the address. */
    boolean fits(JsonNode wanted, Map<String, String> sent) {
        return false;
    }

    /** What two addresses differ in; empty if it is nothing of this. */
    static Optional<Twist> of(JsonNode wanted, Map<String, String> sent) {
        return Stream.of(UNTOLD, ESCAPED)
                .filter(twist -> twist.fits(wanted, sent))
                .findFirst();
    }

    /** What two bodies differ in; empty if it is nothing of this. */
    static Optional<Twist> of(String method, JsonNode wanted, JsonNode sent, Compare compare) {
        List<Twist> all =
                method.equals("PATCH") ? List.of(PART) : List.of(MORE, UNPAGED, COUNTED, SLASH, QUOTE, LISTED);
        return all.stream().filter(twist -> twist.fits(wanted, sent, compare)).findFirst();
    }

    /** The fields of an address that nobody escaped. */
    private static Map<String, String> fields(String bare, boolean decoded) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : bare.split("&")) {
            String[] sides = (decoded ? plain(pair) : pair).split("=", 2);
            fields.put(sides[0], sides.length < 2 ? "" : sides[1]);
        }
        return fields;
    }

    private static String plain(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscape) {
            return text;
        }
    }

    private static boolean within(JsonNode wanted, Map<String, String> fields) {
        return wanted.properties().stream()
                .allMatch(field -> field.getValue().asString("").equals(fields.get(field.getKey())));
    }

    /** Whether all of one is in the other; of lists, its front. */
    static boolean contains(JsonNode whole, JsonNode part, Compare compare) {
        if (part.isObject() && whole.isObject()) {
            return part.properties().stream()
                    .allMatch(field -> contains(whole.path(field.getKey()), field.getValue(), compare));
        } else if (part.isArray() && whole.isArray() && part.size() <= whole.size()) {
            for (int i = 0; i < part.size(); i++) {
                if (!contains(whole.path(i), part.path(i), compare)) {
                    return false;
                }
            }
            return true;
        }
        return compare.difference(part, whole).isEmpty();
    }

    /** Whether one of the demands of a query is on this field. */
    private static boolean names(JsonNode query, String field) {
        return query.path("filter").path("$and").valueStream().anyMatch(one -> one.has(field));
    }

    /** A copy in which nothing has an order or pages. */
    static JsonNode unpaged(JsonNode node) {
        JsonNode copy = node.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(PAGING);
        }
        node.forEach(Twist::strip);
    }

    private static JsonNode withoutCursor(JsonNode query) {
        ObjectNode copy = (ObjectNode) query.deepCopy();
        copy.remove("page");
        if (copy.path("sort") instanceof ObjectNode sort) {
            sort.remove("id");
        }
        if (copy.path("filter").path("$and") instanceof ArrayNode and) {
            and.removeIf(one -> one.path("id").has("$gt") || one.path("id").has("$lt"));
        }
        return copy;
    }

    /** Whether they are the same but for leaves that are alike in this way. */
    private static boolean like(JsonNode wanted, JsonNode sent, BiPredicate<JsonNode, JsonNode> leaf) {
        if (wanted.isObject() && sent.isObject()) {
            return wanted.size() == sent.size()
                    && wanted.properties().stream()
                            .allMatch(field -> like(field.getValue(), sent.path(field.getKey()), leaf));
        } else if (wanted.isArray() && sent.isArray()) {
            boolean all = wanted.size() == sent.size();
            for (int i = 0; all && i < wanted.size(); i++) {
                all = like(wanted.path(i), sent.path(i), leaf);
            }
            return all;
        }
        boolean numbers = wanted.isNumber() && sent.isNumber();
        return numbers
                ? wanted.decimalValue().compareTo(sent.decimalValue()) == 0
                : wanted.equals(sent) || leaf.test(wanted, sent);
    }

    private static String bare(String json) {
        return json.replaceAll("\\s", "");
    }
}
