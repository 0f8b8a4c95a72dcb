package loopbook.local.dql;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Moments as the platform keeps them: UTC, milliseconds, always as wide, so that texts compare as moments do. */
final class Dates {
    private static final Set<String> FIELDS = Set.of("createdAt", "updatedAt");
    private static final DateTimeFormatter KEPT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private Dates() {}

    /** The moment in the form in which it is kept; anything else as it is. */
    static JsonNode asKept(Field field, JsonNode value) {
        if (!FIELDS.contains(field.name()) || !value.isString()) {
            return value;
        }
        try {
            OffsetDateTime moment = OffsetDateTime.parse(value.stringValue());
            return StringNode.valueOf(KEPT.format(moment.withOffsetSameInstant(ZoneOffset.UTC)));
        } catch (DateTimeException notAMoment) {
            return value;
        }
    }
}
